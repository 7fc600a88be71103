import { readFileSync } from "node:fs";
import { Ajv } from "ajv";

/** What the published schema of SARIF 2.1.0 has against a log; nothing where it is valid. */
export function sarifProblems(log: unknown): readonly string[] {
  return validate(log)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`);
}

const schemaFile = new URL("../fixtures/schema/sarif-schema-2.1.0.json", import.meta.url);
// The schema is of draft 4; beside the name of its own address it uses nothing that later drafts changed.
const {
  $schema: _draft,
  id: _address,
  ...schema
}: Record<string, unknown> = JSON.parse(readFileSync(schemaFile, "utf8")) as Record<string, unknown>;
const validate = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    uri: (text: string) => /^[a-z][a-z0-9+.-]*:[^\s\\]+$/i.test(text) && URL.canParse(text),
    "uri-reference": (text: string) => /^[^\s\\]+$/.test(text) && URL.canParse(text, "file:///"),
    "date-time": (text: string) => !Number.isNaN(Date.parse(text)),
  },
}).compile(schema);

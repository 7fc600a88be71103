import { expect } from "vitest";
import type { PolicyType, Template } from "../../../../src/model/index.js";
import { parseUnit } from "../../../../src/parsers/parse.js";
import { recognise } from "../../../../src/parsers/recognise.js";

/** The template of one file, as a run reads it; `undefined` where the file is none of ours. */
export async function read(text: string, path = "policy.json", policyType?: PolicyType): Promise<Template | undefined> {
  const kind = recognise(path, text);
  if (kind === undefined) return undefined;
  expect(kind).toBe("policy");
  return parseUnit(
    { kind, path, files: [path] },
    {
      reader: { read: (asked) => (asked === path ? text : undefined), list: () => [] },
      values: { parameters: {}, variables: {} },
      loadWasm: () => Promise.reject(new Error("a policy needs no wasm")),
      ...(policyType && { policyType }),
    },
  );
}

export const statement = '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}';
export const policy = `{"Version": "2012-10-17", "Statement": [${statement}]}`;
export const stackPolicy = (action: string, resource: string): string =>
  `{"Statement": [{"Effect": "Deny", "Principal": "*", "Action": ["${action}"], "Resource": "${resource}"}]}`;

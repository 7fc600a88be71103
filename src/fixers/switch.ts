import type { Resource, Template } from "../model/index.js";
import type { SourceFile, TextEdit } from "../source/index.js";
import { asLiteral, entryOf } from "../tree/index.js";
import { folderOf } from "./data-sources.js";
import { alignedLines } from "./hcl-text.js";
import { indentUnit, insertAt, newlineOf, withNewlines } from "./lines.js";

/** What the parameter or variable says of itself that decides whether something is made which an account holds once. */
export function describeSwitch(made: string): string {
  return `Whether to create ${made} (false where the account has it)`;
}

/** A role as a description calls it: by its name where it is written. */
export function shownRole({ name, properties }: Resource): string {
  const [role, service] = [
    ["RoleName", "name"],
    ["AWSServiceName", "aws_service_name"],
  ].map((keys) => keys.map((key) => asLiteral(entryOf(properties, key)?.value)).find((text) => text !== undefined));
  if (role !== undefined) return `the role ${role}`;
  return service === undefined ? name : `the service-linked role of ${service}`;
}

/**
 * Declares a variable that is on unless it is set, for what stands in a file: where its module has its variables.
 * `undefined`: the module has one of this name.
 */
export function declareSwitch(name: string, made: string, home: SourceFile, { files }: Template): TextEdit | undefined {
  const own = files.filter(({ path }) => folderOf(path) === folderOf(home.path));
  const isTaken = new RegExp(`(?:\\bvariable\\s+"?|")${name}"?\\s*[{:]`);
  if (own.some(({ text }) => isTaken.test(text))) return undefined;
  const file = own.find(({ path, text }) => /(?:^|\/)variables\.(?:tf|tofu)$/.test(path) && text.trim() !== "") ?? home;
  const lines = alignedLines([
    { key: "description", text: JSON.stringify(describeSwitch(made)) },
    { key: "type", text: "bool" },
    { key: "default", text: "true" },
  ]).map((line) => indentUnit(file) + line);
  const block = withNewlines(file, [`variable "${name}" {`, ...lines, "}"]);
  return insertAt(file, file.text.trimEnd().length, `${newlineOf(file)}${newlineOf(file)}${block}`);
}

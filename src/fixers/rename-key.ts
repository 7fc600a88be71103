import type { Template } from "../model/index.js";
import type { TextEdit } from "../source/index.js";
import { literalOf, type Text } from "../tree/index.js";
import { replaceRange } from "./lines.js";
import { scopeOf } from "./spelling.js";

/** Writes another name in the place of a key, in the quotes it has. The names are words with colons, as IAM's are. */
export function renameKey(key: Text, name: string, template: Template): TextEdit[] | undefined {
  const { file, start, end } = key.location;
  const old = literalOf(key);
  const written = file.text.slice(start, end);
  if (old === undefined || !template.files.some(({ path }) => path === file.path)) return undefined;
  const [before = "", after, ...others] = written.split(old);
  const isKey = after !== undefined && others.length === 0 && /^\\?["']?$/.test(before) && /^\\?["']?$/.test(after);
  if (!isKey || !/^[\w:./-]+$/.test(name)) return undefined;
  const isTerraform = scopeOf(template, file).language === "terraform";
  // HCL takes words alone without quotes, and to YAML a plain Null is no text.
  const needsQuotes = before === "" && (isTerraform ? !/^\w+$/.test(name) : name === "Null");
  const at = start + before.length;
  return [replaceRange(file, at, at + old.length, needsQuotes ? JSON.stringify(name) : name)];
}

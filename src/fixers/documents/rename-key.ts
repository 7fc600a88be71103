import type { Condition, Statement, Template } from "../../model/index.js";
import { startTogether, type Location, type TextEdit } from "../../source/index.js";
import { entryOf, isSameText, literalOf, type Entry, type Mapping, type Text } from "../../tree/index.js";
import { isInBlocks } from "./statement-blocks.js";
import { replaceRange } from "../layout/lines.js";
import { mergeEntry } from "./merge-entry.js";
import { writeContextOf } from "../values/write-context.js";

/**
 * Renames an operator or a key of a condition, or the type of principals. If a condition has the new name already, in any case
 * of letters, the content is moved to it. `undefined`: moving it would change the meaning of the condition.
 */
export function renameKey(key: Text, name: string, template: Template): TextEdit[] | undefined {
  const statement = statementWith(key, template);
  if (!statement) return rename(key, name, template);
  if (isInBlocks(statement)) return hasBlock(statement, key, name) ? undefined : rename(key, name, template);
  const held = holderOf(statement, key);
  const twin = held?.holder.entries.find((entry) => entry !== held.entry && isWord(entry.key.text, name));
  if (held && twin) return mergeEntry(held.holder, held.entry, twin, template);
  const isHidden = !held || held.holder.incompleteReason !== undefined;
  return isHidden && hasBlock(statement, key, name) ? undefined : rename(key, name, template);
}

/** The statement whose condition has this operator or key. */
export function statementWith(key: Text, { documents }: Template): Statement | undefined {
  for (const { document } of documents) {
    const found = document.statements.find(({ conditions }) => conditions.some((one) => isRenamed(one, key)));
    if (found) return found;
  }
  return undefined;
}

/** Whether another condition already has the new operator and key. IAM would read both as one. */
function hasBlock({ conditions }: Statement, key: Text, name: string): boolean {
  const renamed = conditions.filter((one) => isRenamed(one, key));
  const others = conditions.filter((one) => !isRenamed(one, key));
  const isName = (text: Text): boolean => isWord(literalOf(text), name);
  return renamed.some((one) => {
    if (!startTogether(one.operator.location, key.location))
      return others.some((other) => isWord(literalOf(other.operator), literalOf(one.operator)) && isName(other.key));
    return others.some((other) => isName(other.operator) && isSameKey(other.key, one.key));
  });
}

function isRenamed({ key, operator }: Condition, { location }: Text): boolean {
  return startTogether(operator.location, location) || startTogether(key.location, location);
}

/** The mapping that contains an operator or key of a condition, and its entry. */
function holderOf({ node }: Statement, { location }: Text): { holder: Mapping; entry: Entry } | undefined {
  const block = entryOf(node, "Condition")?.value;
  if (block?.kind !== "mapping") return undefined;
  const holders = [block, ...block.entries.flatMap(({ value }) => (value.kind === "mapping" ? [value] : []))];
  for (const holder of holders) {
    const entry = holder.entries.find((one) => startTogether(one.key.location, location));
    if (entry) return { holder, entry };
  }
  return undefined;
}

/** Keys may have references: those with the same ones are the same. */
function isSameKey(one: Text, other: Text): boolean {
  return isSameText(one, other) || isWord(literalOf(one), literalOf(other));
}

/** IAM ignores the case of operators and condition keys. */
function isWord(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}

/** Replaces a key and keeps its quotes. The new name must be a plain word, possibly with colons, as in IAM. */
function rename(key: Text, name: string, template: Template): TextEdit[] | undefined {
  const { file, start, end } = key.location;
  const old = literalOf(key);
  const written = file.text.slice(start, end);
  if (old === undefined || !template.files.some(({ path }) => path === file.path)) return undefined;
  const [before = "", after, ...others] = written.split(old);
  const isKey = after !== undefined && others.length === 0 && /^\\?["']?$/.test(before) && /^\\?["']?$/.test(after);
  if (!isKey || !/^[\w:./-]+$/.test(name)) return undefined;
  const isHcl = writeContextOf(template, key.location).references === "in-texts";
  // In HCL, a key without quotes must be an identifier. In YAML, `Null` without quotes is not a text.
  const needsQuotes = before === "" && (isHcl ? !/^\w+$/.test(name) : name === "Null");
  const at = start + before.length;
  const anew = needsQuotes ? JSON.stringify(name) : name;
  const renamed = replaceRange(file, at, at + old.length, anew);
  return [renamed, ...(isHcl ? keepAligned(key.location, anew.length - old.length) : [])];
}

/** Keeps the `=` behind a key of HCL where it is, if spaces show that it is aligned with those of other lines. */
function keepAligned({ file, end }: Location, longer: number): TextEdit[] {
  const [spaces = ""] = /^ *(?==)/.exec(file.text.slice(end, end + mostSpaces)) ?? [];
  if (spaces.length < 2) return [];
  const left = Math.max(1, spaces.length - longer);
  return [replaceRange(file, end, end + spaces.length, " ".repeat(left))];
}

const mostSpaces = 100;

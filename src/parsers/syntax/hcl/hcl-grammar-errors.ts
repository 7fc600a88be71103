import { textOf, type Location, type SourceFile } from "../../../source/index.js";
import type { Expression, HclBody } from "./hcl-ast.js";
import { unusual } from "./lean-characters.js";

/**
 * Finds a place that the grammar accepts, but that HashiCorp's parser may reject: an argument that is set twice, two
 * things on one line, an address without quotes, a label that is a template. The result is only a reason to ask HashiCorp's parser.
 */
export function findGrammarError(body: HclBody, isFile = true): Location | undefined {
  const names = new Set<string>();
  for (const { name, nameLocation, value } of body.attributes) {
    if (names.has(name) || hasStepOnNumber(value)) return nameLocation;
    names.add(name);
  }
  const items = [...body.attributes, ...body.blocks].map((item) => item.location).sort((a, b) => a.start - b.start);
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    const end = next?.start ?? (isFile || !textOf(body.location).includes("\n") ? undefined : body.location.end);
    if (end !== undefined && !textOf({ ...item, start: item.end, end }).includes("\n")) return next ?? item;
  }
  for (const block of body.blocks) {
    const label = block.labels.find(({ location }) => /[$%]\{/.test(textOf(location)));
    const found = label?.location ?? findGrammarError(block.body, false);
    if (found) return found;
  }
  return undefined;
}

/** A surrogate, or a number beyond the last character. */
const wrongEscape = /\\(?:u|U0000)d[89a-f][0-9a-f]{2}|\\U(?!000|0010)[0-9a-f]{8}/i;

/**
 * Finds an escape of something that is no character, or a character that is white space for the grammar only: the grammar accepts
 * both, and HashiCorp's parser does not.
 */
export function findWrongCharacter(file: SourceFile): Location | undefined {
  const found = wrongEscape.exec(file.text) ?? unusual.exec(file.text);
  return found ? { file, start: found.index, end: found.index + found[0].length } : undefined;
}

/** Whether a number has members, as in `10.0.0.0/16`. A number cannot have any. */
function hasStepOnNumber(value: Expression): boolean {
  let first = value;
  while (first.kind === "binary") first = first.left;
  if (first.kind !== "index" && first.kind !== "attribute") return false;
  while (first.kind === "index" || first.kind === "attribute") first = first.of;
  return first.kind === "number";
}

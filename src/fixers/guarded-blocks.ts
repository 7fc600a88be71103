import type { Resource, Template } from "../model/index.js";
import { isInside, type SourceFile, type TextEdit, textOf } from "../source/index.js";
import { entryOf } from "../tree/index.js";
import { folderOf } from "./data-sources.js";
import { indentUnit, insertAt, withNewlines } from "./lines.js";
import { declareSwitch, shownRole } from "./switch.js";

/** Gives resources of one module a count by a variable of that module, and an index to what names them among them. */
export function guardBlocks(resources: readonly Resource[], name: string, template: Template): TextEdit[] | undefined {
  const [first] = resources;
  const home = first?.extent.file;
  const files = template.files.filter(({ path }) => home && folderOf(path) === folderOf(home.path));
  const variable = `create_${name}`;
  if (!first || !home || !resources.every(({ extent }) => files.includes(extent.file)) || !files.every(isReadable))
    return undefined;
  const declared = declareSwitch(variable, shownRole(first), home, template);
  const edits = [
    ...resources.map((resource) => countOf(resource, variable)),
    ...files.flatMap((file) => resources.map((resource) => indexed(resource, file, resources))),
  ];
  if (!declared || edits.includes(undefined)) return undefined;
  return [...edits.flatMap((edit) => edit ?? []), declared];
}

/** In Terraform's JSON a reference is the text of a string. */
function isReadable({ path }: SourceFile): boolean {
  return !path.endsWith(".json");
}

/** `count` at the head of a block, apart from its arguments, as is the custom. */
function countOf({ extent, body }: Resource, variable: string): TextEdit[] | undefined {
  const { file, start } = extent;
  const head = /^resource\s+"?[\w-]+"?\s+"?[\w-]+"?\s*\{[ \t]*\r?\n/.exec(textOf(extent));
  if (!head || entryOf(body, "count") || entryOf(body, "for_each")) return undefined;
  const at = start + head[0].length;
  const isApart = /^[ \t]*\r?\n/.test(file.text.slice(at));
  const line = `${indentUnit(file)}count = var.${variable} ? 1 : 0`;
  return [insertAt(file, at, withNewlines(file, isApart ? [line, ""] : [line, "", ""]))];
}

/** An index behind each name of a resource; `undefined` where something else names it, or names it as a whole. */
function indexed({ type, name }: Resource, file: SourceFile, resources: readonly Resource[]): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const { index, 0: text } of file.text.matchAll(new RegExp(`(?<![\\w.-])${type}\\.${name}(?![\\w-])`, "g"))) {
    const end = index + text.length;
    const place = { file, start: index, end };
    // References in comments count as well: what looks like a comment may stand in a string.
    if (isWaitedFor(file, index, end)) continue;
    const isOwn = resources.some(({ extent }) => isInside(place, extent));
    if (!isOwn || !/^\.[a-z]/.test(file.text.slice(end))) return undefined;
    edits.push(insertAt(file, end, "[0]"));
  }
  return edits;
}

/** In `depends_on`, which takes a resource as a whole. */
function isWaitedFor({ text }: SourceFile, start: number, end: number): boolean {
  return /\bdepends_on\s*=\s*\[[^\]]*$/.test(text.slice(0, start)) && !/^[.[]/.test(text.slice(end));
}

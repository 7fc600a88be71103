import type { Location, TextEdit } from "../source/index.js";
import { insertLast, withoutComments } from "./brackets.js";
import { insertAtEnd } from "./hcl-block.js";

/** Adds names to a block's `depends_on`, which holds nothing but references, so that its text tells its items. */
export function dependsOnBlock(block: Location, names: readonly string[]): TextEdit[] | undefined {
  const list = dependsOnList(block);
  if (!list) return insertAtEnd(block, [`depends_on = [${names.join(", ")}]`], true);
  const { file, start, end } = list;
  const items = itemsOf(list);
  const isQuoted = items.length > 0 && items.every((item) => file.text[item.start] === '"');
  const known = items.map((item) => file.text.slice(item.start, item.end).replaceAll('"', ""));
  const missing = names.filter((name) => !known.includes(name));
  if (missing.length === 0) return [];
  return insertLast(
    { location: { file, start, end }, children: items },
    // References in quotes are how Terraform 0.11 wrote them.
    () => missing.map((name) => (isQuoted ? `"${name}"` : name)),
    { comments: "hcl", separator: "comma", padding: "" },
  );
}

function dependsOnList({ file, start, end }: Location): Location | undefined {
  const text = withoutComments(file.text.slice(start, end), "hcl");
  const head = /(?:^|[\n{])[ \t]*depends_on[ \t]*=[ \t]*\[/.exec(text);
  if (!head) return undefined;
  const open = head.index + head[0].length - 1;
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "[") depth++;
    if (text[at] === "]" && --depth === 0) return { file, start: start + open, end: start + at + 1 };
  }
  return undefined;
}

function itemsOf({ file, start, end }: Location): Location[] {
  const inside = withoutComments(file.text.slice(start + 1, end - 1), "hcl");
  const items = inside.matchAll(/"[^"]*"|[\w-][\w.-]*(?:\[[^\]]*\][\w.-]*)*/g);
  return [...items].map((item) => {
    const from = start + 1 + item.index;
    return { file, start: from, end: from + item[0].length };
  });
}

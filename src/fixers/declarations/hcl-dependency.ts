import { textOf, type TextEdit } from "../../source/index.js";
import { entryOf } from "../../tree/index.js";
import { insertLast } from "../layout/brackets.js";
import { insertAtEnd } from "../syntax/hcl-block.js";
import type { DependentBlock } from "./block-dependency.js";

/** Adds names to the `depends_on` of a block. `undefined`: its value is not a list of references. */
export function dependsOnBlock({ body, extent }: DependentBlock, names: readonly string[]): TextEdit[] | undefined {
  const list = entryOf(body, "depends_on")?.value;
  if (!list) return insertAtEnd(extent, [`depends_on = [${names.join(", ")}]`]);
  if (list.kind !== "list") return undefined;
  const items = list.items.map(({ location }) => location);
  const known = items.map(textOf);
  const isQuoted = known.length > 0 && known.every((text) => text.startsWith('"'));
  const missing = names.filter((name) => !known.some((text) => text === name || text === `"${name}"`));
  if (missing.length === 0) return [];
  return insertLast(
    { location: list.location, children: items },
    // Terraform 0.11 wrote references in quotes.
    () => missing.map((name) => (isQuoted ? `"${name}"` : name)),
    { comments: "hcl", separator: "comma", padding: "" },
  );
}

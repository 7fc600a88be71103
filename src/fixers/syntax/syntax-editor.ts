import type { TextEdit } from "../../source/index.js";
import type { Entry, List, Mapping, Node } from "../../tree/index.js";
import type { NewValue } from "../values/new-value.js";
import type { WriteContext } from "../values/write-context.js";

/**
 * Edits a tree in one syntax. Each function returns `undefined` if the text is not as expected. So nothing is written
 * in a wrong place.
 */
export interface SyntaxEditor {
  /** Adds values to an entry that has one value or a list. A single value becomes a list. */
  extend(holder: Mapping, entry: Entry, items: readonly NewValue[], context: WriteContext): TextEdit[] | undefined;
  /** Adds an entry to a mapping: at the end, at the start, or after another entry. */
  insert(
    mapping: Mapping,
    key: string,
    value: NewValue,
    context: WriteContext,
    at?: Entry | "first",
  ): TextEdit[] | undefined;
  /** Replaces the value of an entry. */
  replace(holder: Mapping, entry: Entry, value: NewValue, context: WriteContext): TextEdit[] | undefined;
  /** Writes values in the place of an item of a list. A comment goes with the item if nothing else is on its line. */
  exchange(list: List, item: Node, values: readonly NewValue[], context: WriteContext): TextEdit[] | undefined;
  /** Removes items of a list or entries of a mapping. At least one must stay. */
  remove(holder: List | Mapping, children: ReadonlySet<Node | Entry>): TextEdit[] | undefined;
}

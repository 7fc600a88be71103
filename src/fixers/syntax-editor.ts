import type { TextEdit } from "../source/index.js";
import type { Entry, List, Mapping, Node } from "../tree/index.js";
import type { NewValue } from "./new-value.js";
import type { WriteContext } from "./text-pieces.js";

/**
 * What a syntax can do to a tree. Each answers `undefined` where the text does not stand as it expects, so that
 * nothing is written into the wrong place.
 */
export interface SyntaxEditor {
  /** Adds values to an entry that holds one value or a list; one value becomes a list. */
  extend(holder: Mapping, entry: Entry, items: readonly NewValue[], context: WriteContext): TextEdit[] | undefined;
  /** Adds an entry to a mapping: at its end, as its first, or behind another entry. */
  insert(
    mapping: Mapping,
    key: string,
    value: NewValue,
    context: WriteContext,
    at?: Entry | "first",
  ): TextEdit[] | undefined;
  /** Puts another value in the place of an entry's value. */
  replace(holder: Mapping, entry: Entry, value: NewValue, context: WriteContext): TextEdit[] | undefined;
  /** Takes items out of a list, or entries out of a mapping, of which at least one is left. */
  remove(holder: List | Mapping, children: ReadonlySet<Node | Entry>): TextEdit[] | undefined;
}

import type { TextEdit } from "../source/index.js";
import type { Entry, List, Mapping, Node } from "../tree/index.js";
import type { Draft } from "./draft.js";
import type { Scope } from "./spelling.js";

/**
 * What a syntax can do to a tree. Each answers `undefined` where the text does not stand as it expects, so that
 * nothing is written into the wrong place.
 */
export interface Syntax {
  /** Adds values to an entry that holds one value or a list; one value becomes a list. */
  extend(holder: Mapping, entry: Entry, items: readonly Draft[], scope: Scope): TextEdit[] | undefined;
  /** Adds an entry to a mapping: at its end, as its first, or behind another entry. */
  insert(mapping: Mapping, key: string, value: Draft, scope: Scope, at?: Entry | "first"): TextEdit[] | undefined;
  /** Puts another value in the place of an entry's value. */
  replace(holder: Mapping, entry: Entry, value: Draft, scope: Scope): TextEdit[] | undefined;
  /** Takes items out of a list, or entries out of a mapping, of which at least one is left. */
  remove(holder: List | Mapping, children: ReadonlySet<Node | Entry>): TextEdit[] | undefined;
}

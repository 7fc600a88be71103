import type { IamEdit } from "../rule-kit/index.js";
import type { TextEdit } from "../source/index.js";

/**
 * The text edits that do what an edit says, in the syntax where the thing is written, sorted by place. `undefined`: it
 * cannot be said safely there. Every unit that is not part of an edit stays.
 */
export function renderEdit(edit: IamEdit): readonly TextEdit[] | undefined {
  void edit;
  return undefined;
}

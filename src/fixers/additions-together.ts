import type { IamEdit } from "../rule-kit/index.js";
import { groupBy } from "../source/index.js";

/** What edits add at one place as one edit: it may have no list for that yet, or an empty one. */
export function additionsTogether(edits: readonly IamEdit[]): readonly IamEdit[] {
  const byKind = groupBy(edits, ({ kind }) => kind);
  return [...byKind.values()].flatMap((alike) => [...groupBy(alike, placeOf).values()].flatMap(united));
}

function placeOf(edit: IamEdit): object {
  switch (edit.kind) {
    case "append-statements":
    case "allow-assume":
      return edit.document;
    case "add-dependency":
      return edit.resource;
    default:
      return edit;
  }
}

/** One edit for all of a place. */
function united(edits: readonly IamEdit[]): readonly IamEdit[] {
  const [first, ...others] = edits;
  if (!first || others.length === 0) return edits;
  const all = <T>(read: (edit: IamEdit) => readonly T[]): readonly T[] => [...new Set(edits.flatMap(read))];
  switch (first.kind) {
    case "append-statements":
      return [{ ...first, statements: all((edit) => (edit.kind === first.kind ? edit.statements : [])) }];
    case "allow-assume":
      return [{ ...first, services: all((edit) => (edit.kind === first.kind ? edit.services : [])) }];
    case "add-dependency":
      return [{ ...first, on: all((edit) => (edit.kind === first.kind ? edit.on : [])) }];
    default:
      return edits;
  }
}

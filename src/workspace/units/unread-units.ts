import type { LinkedRun } from "../../linter/index.js";
import { startOf } from "../../source/index.js";

/** Why a command that asks about the model knows nothing of a unit, or perhaps not everything. */
export interface UnreadUnit {
  readonly path: string;
  /** Where the reason stands: in which of its files, and in which line. */
  readonly place?: { readonly path: string; readonly line: number };
  readonly reason: string;
  /** Whether the unit is left out. Otherwise only parts of it are not known. */
  readonly isUnreadable: boolean;
}

type Template = LinkedRun["units"][number]["template"];

export function unreadIn({ incompleteReason, path, problems }: Template): readonly UnreadUnit[] {
  const wrong = problems.slice(0, 1).map(({ location, message }) => ({
    path,
    place: { path: location.file.path, line: startOf(location).line },
    reason: message,
    isUnreadable: true,
  }));
  if (wrong.length > 0 || incompleteReason === undefined) return wrong;
  return [{ path, reason: incompleteReason, isUnreadable: false }];
}

import type { IamEdit } from "../rule-kit/index.js";
import type { TextEdit } from "../source/index.js";
import { additionsTogether } from "./additions-together.js";
import { changedOwners } from "./changed-owners.js";
import { combineEdits, renderParts } from "./edit.js";
import { intendedOwners } from "./intended-owners.js";
import { loopStatementsOf } from "./loop-owners.js";
import { inWordsOfLoop } from "./loop-words.js";
import type { EditContext } from "./owners/edit-context.js";
import { union } from "./owners/owner-union.js";
import type { Owner } from "./owners/owners.js";

/** Text edits, with the owners of the changed text and the owners that the edits are for. */
export interface OwnedEdits {
  readonly edits: readonly TextEdit[];
  readonly owners: readonly Owner[];
  readonly intendedOwners: readonly Owner[];
}

/**
 * The ways to write several IAM edits, the best one first: what statements of a loop need, or the instances of a block, may be
 * written once, into the text of all.
 */
export function waysToWrite(asked: readonly IamEdit[], place: EditContext): readonly OwnedEdits[] {
  const inLoops = asked.map((edit): IamEdit => {
    const isInLoop = edit.kind === "append-statements" && loopStatementsOf(edit, place).length > 0;
    return isInLoop ? { ...edit, reach: "loop" } : edit;
  });
  const inWords = inLoops.map((edit) => (edit.kind === "append-statements" ? inWordsOfLoop(edit, place) : edit));
  const ways = [inLoops, asked, inWords].filter((way, index, all) => index === 0 || isOther(way, all[index - 1]));
  return ways.flatMap((way) => renderOwned(way, place) ?? []);
}

/** Whether a way has other edits than the one before. */
function isOther(way: readonly IamEdit[], before: readonly IamEdit[] | undefined): boolean {
  return way.some((edit, index) => edit !== before?.[index]);
}

/** Renders several IAM edits, with their owners. `undefined`: one of them cannot be written. */
function renderOwned(asked: readonly IamEdit[], place: EditContext): OwnedEdits | undefined {
  const edits = additionsTogether(asked);
  const rendered = edits.map((edit) => ({ edit, texts: renderParts(edit, place.template, place.project.templates) }));
  const all = combineEdits(rendered.map(({ texts }) => texts));
  return (
    all && {
      edits: all,
      owners: union(rendered.map(({ edit, texts = [] }) => changedOwners(edit, texts, place))),
      intendedOwners: union(edits.map((edit) => intendedOwners(edit, place))),
    }
  );
}

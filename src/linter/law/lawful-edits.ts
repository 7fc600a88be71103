import { countBy, groupBy } from "../../source/index.js";
import { alikeRefusals, sitesOf } from "./alike-refusals.js";
import type { ProposedEdit, Refusal } from "./proposed-edit.js";
import type { Prover } from "./prove.js";

/**
 * Adds as many of the other edits to the chosen ones as the law allows together. If all of them together break the law,
 * each half is tried on its own.
 *
 * @param refused Gets those that the law forbids also alone.
 */
export async function lawfulEdits(
  chosen: readonly ProposedEdit[],
  others: readonly ProposedEdit[],
  prover: Prover,
  refused: Refusal[],
): Promise<readonly ProposedEdit[]> {
  const alike = alikeRefusals();
  const among = async (
    made: readonly ProposedEdit[],
    wanted: readonly ProposedEdit[],
  ): Promise<readonly ProposedEdit[]> => {
    if (wanted.length === 0) return made;
    const known = alike.violationFor(wanted);
    const violation = known ?? (await prover.violation([...made, ...wanted]));
    if (!violation) {
      for (const each of wanted) alike.noteAllowed(each);
      return [...made, ...wanted];
    }
    const [one, other] = wanted;
    if (one && (!other || known)) {
      alike.noteRefused(one, violation);
      const { reason } = violation;
      // Beside edits that are made, nothing is refused: only they may forbid it, so the next pass tries it again.
      if (made.length === 0) refused.push(...wanted.map((each) => ({ ...each, reason })));
      return made;
    }
    const half = wanted.length >> 1;
    return among(await among(made, wanted.slice(0, half)), wanted.slice(half));
  };
  return among(chosen, others);
}

/**
 * Those that the law forbids of edits that were left only because of others, and so are proved without them. Where they add to
 * one place, as many as were made there before are proved at once: most likely, there is room for as many others.
 */
export async function refusedApart(
  left: readonly ProposedEdit[],
  made: readonly ProposedEdit[],
  prover: Prover,
): Promise<readonly Refusal[]> {
  const roomAt = countBy(made, sitesOf);
  const refused: Refusal[] = [];
  for (const [site, edits] of groupBy(left, sitesOf)) {
    const alike = alikeRefusals();
    let room = site === "" ? 1 : Math.max(1, roomAt.get(site) ?? 0);
    for (let at = 0; at < edits.length;) {
      const some = edits.slice(at, at + room);
      const violation = alike.violationFor(some) ?? (await prover.violation(some));
      if (violation && some.length > 1) {
        room = some.length >> 1;
        continue;
      }
      at += some.length;
      for (const each of some) {
        if (!violation) alike.noteAllowed(each);
        else {
          alike.noteRefused(each, violation);
          refused.push({ ...each, reason: violation.reason });
        }
      }
    }
  }
  return refused;
}

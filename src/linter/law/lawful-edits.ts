import { alikeRefusals } from "./alike-refusals.js";
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

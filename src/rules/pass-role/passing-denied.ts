import { type PolicyHolder, mayBeIn, mayGive, passingContext, type AllowedOperation } from "../../dms/index.js";
import { grants, mayDeny, mayOverlap, type EffectivePolicies, type Verdict } from "../../iam/index.js";
import type { Statement } from "../../model/index.js";
import { and, isSatisfiable, type Text } from "../../rule-kit/index.js";

const action = "iam:PassRole";

/** What forbids every role that a caller may pass: its boundary, or Deny statements, with those of its template. */
export interface TakenAway {
  readonly by: "boundary" | "statements";
  readonly deniers: readonly Statement[];
}

/** What forbids every role that a caller may pass. `undefined`: some role remains, or may remain. */
export function takenAway(caller: PolicyHolder, { operation, when }: AllowedOperation): TakenAway | undefined {
  const { policies } = caller;
  if (policies.documents.some(({ document }) => document.incompleteReason !== undefined)) return undefined;
  const { boundary } = policies;
  if (boundary?.absent.op === "false" && !mayHold(boundary)) return { by: "boundary", deniers: [] };
  const context = passingContext(operation);
  const deniers = new Set<Statement>();
  for (const { document, when: held } of policies.documents) {
    const assume = and(when, held, document.when);
    for (const statement of document.statements.filter((one) => mayGive(one, action))) {
      if (isSatisfiable(and(assume, statement.when)) === false) continue;
      if (
        statement.incompleteReason !== undefined ||
        !statement.resources ||
        statement.resources.incompleteReason !== undefined
      )
        return undefined;
      for (const { text } of statement.resources.items) {
        // Most policies deny nothing, so this role remains.
        if (!mayDeny(policies)) return undefined;
        const request = { action, resource: text, context };
        const verdict = grants(policies, request, and(assume, statement.when));
        const denying = statementsOf(policies).filter((one) => verdict.because.includes(one));
        if (verdict.cause !== "denied" || denying.some((one) => leavesSome(one, text))) return undefined;
        for (const one of denying) deniers.add(one);
      }
    }
  }
  return { by: "statements", deniers: writtenIn(caller, [...deniers]) };
}

/** The statements that are in a template of the caller. */
export function writtenIn({ own }: PolicyHolder, because: Verdict["because"]): readonly Statement[] {
  return own.flatMap(({ document }) => document.statements.filter((one) => because.includes(one)));
}

function statementsOf({ documents }: PolicyHolder["policies"]): readonly Statement[] {
  return documents.flatMap(({ document }) => document.statements);
}

/** Whether a set of policies may let its holder pass a role at all. */
function mayHold({
  documents,
  incompleteReasons,
}: Pick<EffectivePolicies, "documents" | "incompleteReasons">): boolean {
  return incompleteReasons.length > 0 || documents.some(({ document }) => mayBeIn(document, action));
}

/** A role that the Deny does not cover may be one that the pattern covers. */
function leavesSome({ notResources }: Statement, granted: Text): boolean {
  return notResources?.items.some(({ text }) => mayOverlap(text, granted)) ?? false;
}

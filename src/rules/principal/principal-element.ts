import { plainText } from "../../iam/index.js";
import type { PolicyType, PrincipalElement, Statement } from "../../model/index.js";
import { literalOf, type Message, type Placement } from "../../rule-kit/index.js";
import { isFormOfName } from "../shared/texts/placeholders.js";
import { typeNames } from "../shared/messages/policy-types.js";
import { correctionsOfKind, type Correction } from "./corrections.js";
import { principalKinds } from "./principal-problem.js";

type ElementProblem = (
  | Message<"misplaced" | "notPrincipal" | "missing", "policyType">
  | Message<"onlyEveryone" | "notAMapping">
  | (Message<"unknownKind", "kind"> & { readonly suggest: readonly Correction[] })
) &
  Pick<Placement, "node">;

/**
 * What is wrong with the element itself: it is not allowed, it is missing, or it has the wrong form. A kind with a
 * placeholder is filled in before AWS reads it.
 */
export function principalElementProblems(
  statement: Statement,
  policyType: PolicyType,
  mayBeFilled: boolean,
): readonly ElementProblem[] {
  const { principals, notPrincipals } = statement;
  const data = { policyType: typeNames[policyType] };
  const elements = [principals, notPrincipals].filter((element) => element !== undefined);
  if (elements.some(mayBeAbsent)) return [];
  if (policyType === "identity" || policyType === "boundary" || policyType === "scp")
    return elements.map((node) => ({ node, messageId: "misplaced", data }));
  if (notPrincipals && policyType !== "resource") return [{ node: notPrincipals, messageId: "notPrincipal", data }];
  if (elements.length === 0) return isMissing(statement) ? [{ node: statement, messageId: "missing", data }] : [];
  if (policyType === "rcp")
    return principals && !isEveryone(principals) ? [{ node: principals, messageId: "onlyEveryone" }] : [];
  const isToBeFilled = (kind: string): boolean => mayBeFilled && isFormOfName(plainText(kind));
  return elements.flatMap((element) => formProblems(element, isToBeFilled));
}

/** Whether what is not known, or what another call gives, decides that the element is there. */
function mayBeAbsent({ node, items, incompleteReason }: PrincipalElement): boolean {
  return node.isConditional === true && items.length === 0 && incompleteReason !== undefined;
}

function isMissing({ node, incompleteReason }: Statement): boolean {
  // `policy-syntax` reports a misspelled element.
  const isRenamed = node.entries.some(({ key }) => /^(?:not)?principals?$/i.test(key.text));
  return incompleteReason === undefined && node.incompleteReason === undefined && !isRenamed;
}

function isEveryone({ items, incompleteReason }: PrincipalElement): boolean {
  const [only, ...others] = items;
  const isKnown = incompleteReason === undefined && items.every(({ text }) => literalOf(text) !== undefined);
  return !isKnown || (only !== undefined && others.length === 0 && literalOf(only.text) === "*");
}

function formProblems({ node }: PrincipalElement, isToBeFilled: (kind: string) => boolean): readonly ElementProblem[] {
  if (node.kind === "list" || (node.kind === "scalar" && node.text !== "*"))
    return [{ node, messageId: "notAMapping" }];
  if (node.kind !== "mapping") return [];
  return node.entries
    .filter(({ key }) => !principalKinds.includes(key.text) && !isToBeFilled(key.text))
    .map(({ key }) => ({
      node: key,
      messageId: "unknownKind",
      data: { kind: key.text },
      suggest: correctionsOfKind(key),
    }));
}

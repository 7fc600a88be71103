import { matchAction } from "../../../iam/index.js";
import type { ActionPattern, PolicyDocument, Principal, Statement } from "../../../model/index.js";
import { literalOf, stringOf, type RuleContext, type Text } from "../../../rule-kit/index.js";

/** The actions with which principals assume a role. */
export type AssumeAction = "sts:AssumeRole" | "sts:AssumeRoleWithSAML" | "sts:AssumeRoleWithWebIdentity";

export const assumeActions: readonly AssumeAction[] = [
  "sts:AssumeRole",
  "sts:AssumeRoleWithSAML",
  "sts:AssumeRoleWithWebIdentity",
];

/**
 * Other actions that a trust policy may allow. AWS rejects all others: "AssumeRole policy may only specify STS
 * AssumeRole actions".
 */
const others = ["sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"];

/** The actions of a statement that AWS rejects in a trust policy. Another rule reports actions that do not exist. */
export function foreignActions({ services }: RuleContext, { actions }: Statement): readonly ActionPattern[] {
  return (actions?.items ?? []).filter(({ text }) => {
    const [prefix = "", name = ""] = (literalOf(text) ?? "").split(":");
    const known = Object.keys(services.get(prefix.toLowerCase())?.actions ?? {});
    const isPattern = prefix.toLowerCase() !== "sts" && /[*?]/.test(name) && known.length > 0;
    const isKnown = isPattern || known.some((one) => one.toLowerCase() === name.toLowerCase());
    return isKnown && ![...assumeActions, ...others].some((one) => matchAction(text, one) === "yes");
  });
}

/** An action with which no principal of the statement can assume the role. */
export interface UnusableAction {
  readonly action: ActionPattern;
  readonly written: string;
  /** The types of the principals, and the actions that they need. */
  readonly kinds: readonly string[];
  readonly needed: readonly AssumeAction[];
  /** The needed actions that the statement does not allow. */
  readonly lacking: readonly AssumeAction[];
}

/** A principal that cannot assume the role with any action of the statement. */
export interface ExcludedPrincipal {
  readonly principal: Principal;
  readonly needed: AssumeAction;
}

export interface Mismatches {
  readonly unusable: readonly UnusableAction[];
  readonly excluded: readonly ExcludedPrincipal[];
}

/**
 * The actions and principals of a statement that do not fit together.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function mismatchesOf(statement: Statement): Mismatches {
  const { actions, principals, effect } = statement;
  const items = principals?.items ?? [];
  // Conditions do not count here, so it does not matter whether all are known.
  const isOpen = [actions?.incompleteReason, principals?.incompleteReason].some((reason) => reason !== undefined);
  const none = { unusable: [], excluded: [] };
  if (effect !== "Allow" || !actions || items.length === 0 || isOpen) return none;
  const needs = items.map((principal) => ({ principal, way: wayOf(principal) }));
  const needed = [...new Set(needs.flatMap(({ way }) => way ?? []))];
  const isAllowed = (action: AssumeAction): boolean =>
    actions.items.some(({ text }) => matchAction(text, action) !== "no");
  const lacking = needed.filter((way) => !isAllowed(way));
  const kinds = [...new Set(items.map(({ principalKind }) => principalKind))];
  const written = actions.items.flatMap((action) => {
    const way = assumeActions.find((one) => one.toLowerCase() === literalOf(action.text)?.toLowerCase());
    return way ? [{ action, way }] : [];
  });
  const isAllKnown = needs.every(({ way }) => way !== undefined);
  const unusable = written
    .filter(({ way: action }) => isAllKnown && !needed.includes(action))
    .map(({ action }) => ({ action, written: literalOf(action.text) ?? "", kinds, needed, lacking }));
  // If an action has no effect, this is the error to report. A statement without actions to assume a role only adds
  // something to another statement.
  if (unusable.length > 0 || written.length === 0) return { unusable, excluded: [] };
  const excluded = needs.flatMap(({ principal, way }) =>
    way && lacking.includes(way) ? [{ principal, needed: way }] : [],
  );
  return { unusable, excluded };
}

/** The action with which a principal can assume a role. `undefined`: it is not known, or the principal is everyone. */
function wayOf({ principalKind, text }: Principal): AssumeAction | undefined {
  const name = literalOf(text);
  // Another message reports a provider with the wrong principal type.
  if (principalKind === "AWS" && wayOfProvider(text)) return undefined;
  if (principalKind === "Service" || (principalKind === "AWS" && name !== "*")) return "sts:AssumeRole";
  return principalKind === "Federated" ? wayOfProvider(text) : undefined;
}

function wayOfProvider(text: Text): AssumeAction | undefined {
  const known = stringOf(text, "");
  if (known.includes(":saml-provider/")) return "sts:AssumeRoleWithSAML";
  const isDomain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(literalOf(text) ?? "");
  return isDomain || known.includes(":oidc-provider/") ? "sts:AssumeRoleWithWebIdentity" : undefined;
}

/** Whether another statement of the trust policy lets the principal assume the role. */
export function isAllowedElsewhere(
  { statements, incompleteReason }: PolicyDocument,
  { principal, needed }: ExcludedPrincipal,
): boolean {
  const name = literalOf(principal.text);
  const letsIn = statements.some(
    ({ actions, effect, principals }) =>
      effect === "Allow" &&
      (actions?.items ?? []).some(({ text }) => matchAction(text, needed) !== "no") &&
      (principals?.items ?? []).some(({ text }) => name === undefined || (literalOf(text) ?? name) === name),
  );
  return incompleteReason !== undefined || letsIn;
}

const anywhere = "rolesanywhere.amazonaws.com";

/** Whether IAM Roles Anywhere is a principal of the statement. */
export function isForRolesAnywhere({ principals }: Statement): boolean {
  return principals?.items.some(({ text }) => literalOf(text) === anywhere) === true;
}

/**
 * The actions that IAM Roles Anywhere needs, but that a trust policy does not allow.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
export function missingForRolesAnywhere({ statements, incompleteReason }: PolicyDocument): readonly string[] {
  const own = statements.filter((statement) => statement.effect === "Allow" && isForRolesAnywhere(statement));
  if (own.length === 0 || incompleteReason !== undefined) return [];
  const actions = own.flatMap((statement) => statement.actions?.items ?? []);
  const needed = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"];
  return needed.filter((action) => actions.every(({ text }) => matchAction(text, action) === "no"));
}

/** The principal of IAM Roles Anywhere, if the trust policy has it. */
export function rolesAnywhereIn({ statements }: PolicyDocument): Principal | undefined {
  const principals = statements.flatMap((statement) => statement.principals?.items ?? []);
  return principals.find(({ text }) => literalOf(text) === anywhere);
}

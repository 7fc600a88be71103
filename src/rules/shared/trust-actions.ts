import { matchAction } from "../../analysis/index.js";
import type { ActionPattern, PolicyDocument, Principal, Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/** How the principals of a statement assume a role. */
type Way = "sts:AssumeRole" | "sts:AssumeRoleWithSAML" | "sts:AssumeRoleWithWebIdentity";

const ways: readonly Way[] = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];

export interface Mismatch {
  readonly action: ActionPattern;
  readonly written: string;
  readonly needed: Way;
}

/** The one action by which a statement means to let its principals in, where none of them can use it. */
export function mismatchOf(statement: Statement): Mismatch | undefined {
  const { actions, principals, effect, open } = statement;
  const items = principals?.items ?? [];
  if (effect !== "Allow" || !actions || items.length === 0) return undefined;
  if (open !== undefined || actions.open !== undefined || principals?.open !== undefined) return undefined;
  const needed = new Set(items.map(({ principalKind, text }) => wayOf(principalKind, literalOf(text) ?? "")));
  const [only, ...others] = needed;
  if (!only || others.length > 0) return undefined;
  const isGranted = actions.items.some(({ text }) => matchAction(text, only) !== "no");
  const written = actions.items.find(({ text }) => isWay(literalOf(text) ?? ""));
  if (isGranted || !written) return undefined;
  return { action: written, written: literalOf(written.text) ?? "", needed: only };
}

function isWay(action: string): boolean {
  return ways.some((way) => way.toLowerCase() === action.toLowerCase());
}

/** `undefined`: not known, or everyone. */
function wayOf(kind: string, name: string): Way | undefined {
  if (kind === "Service" || (kind === "AWS" && name !== "*")) return "sts:AssumeRole";
  if (kind !== "Federated") return undefined;
  if (name.includes(":saml-provider/")) return "sts:AssumeRoleWithSAML";
  return /:oidc-provider\/|^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(name) ? "sts:AssumeRoleWithWebIdentity" : undefined;
}

const anywhere = "rolesanywhere.amazonaws.com";

/**
 * What IAM Roles Anywhere lacks in a trust policy that lets it in.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
export function missingForRolesAnywhere({ statements, open }: PolicyDocument): readonly string[] {
  const own = statements.filter(
    ({ effect, principals }) =>
      effect === "Allow" && principals?.items.some(({ text }) => literalOf(text) === anywhere) === true,
  );
  if (own.length === 0 || open !== undefined) return [];
  const actions = own.flatMap((statement) => statement.actions?.items ?? []);
  const needed = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"];
  return needed.filter((action) => actions.every(({ text }) => matchAction(text, action) === "no"));
}

/** The principal that stands for IAM Roles Anywhere. */
export function rolesAnywhereIn({ statements }: PolicyDocument): Principal | undefined {
  const principals = statements.flatMap((statement) => statement.principals?.items ?? []);
  return principals.find(({ text }) => literalOf(text) === anywhere);
}

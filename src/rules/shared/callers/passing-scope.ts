import { isDmsService, passRoleActions } from "../../../dms/index.js";
import { arnIdentity, isOfAnotherAccount, matchArn, metWith, sameText, type Answer } from "../../../iam/index.js";
import type {
  ActionPattern,
  Condition,
  IamPrincipal,
  Project,
  ResourcePattern,
  Role,
  Statement,
} from "../../../model/index.js";
import { display, groupBy, literalOf, oncePer, type Text } from "../../../rule-kit/index.js";
import { withMarkedHoles } from "../statements/resource-reach.js";
import { hasPlaceholder } from "../texts/placeholders.js";

export const passedToService = "iam:PassedToService";

/**
 * Whether an ARN may be intended for a role. It is not if it names another service or another type of IAM resource,
 * even if a wildcard in it could match a role.
 */
export function mayBeRole(text: Text): boolean {
  const [start, , service = "", , , resource = ""] = withMarkedHoles(text).split(":");
  // A placeholder may be replaced with a role.
  if (start !== "arn" || hasPlaceholder(text)) return true;
  const isOtherService = /^[\w-]+$/.test(service) && service !== "iam";
  const [type] = /^[\w-]+(?=\/|$)/.exec(resource) ?? [];
  return !isOtherService && (type === undefined || type === "role");
}

/**
 * Whether an ARN covers roles that it does not name: it is `*`, or the role name has a wildcard. With a wildcard only
 * in the account, it still names one role.
 */
export function coversUnnamedRoles(text: Text): Answer {
  if (!mayBeRole(text)) return "no";
  const shown = withMarkedHoles(text);
  const at = shown.indexOf(":role");
  if (at < 0 ? shown.includes("*") : shown.slice(at).includes("*")) return "yes";
  const isOpen = text.parts.some(
    (part) => part.kind === "hole" && part.symbol.resource === undefined && part.symbol.shape === "any",
  );
  return isOpen ? "unknown" : "no";
}

/** Whether an ARN or a pattern covers only service-linked roles. Nobody but the service that it names can use or change them. */
export function isServiceLinked(arn: Text): boolean {
  return withMarkedHoles(arn).includes(":role/aws-service-role/");
}

/** A statement that allows passing roles, with what `pass-role-scope` needs to judge it. */
export interface Passing {
  readonly action: ActionPattern;
  readonly roles: readonly ResourcePattern[];
  /** The resource pattern that covers roles that it does not name. */
  readonly wide?: ResourcePattern;
  /** Whether conditions limit which roles may be passed or to which services. */
  readonly isLimited: Answer;
}

/** `own`: the account of the caller, if the settings tell it. */
export function passingIn(statement: Statement, own?: string): Passing | undefined {
  const [action] = passRoleActions(statement);
  // `no-full-access` reports a statement that allows everything.
  if (!action || /^[*:]+$/.test(display(action.text))) return undefined;
  const roles = (statement.resources?.items ?? []).filter(
    ({ text }) => mayBeRole(text) && !isServiceLinked(text) && !isOfAnotherAccount(text, own),
  );
  if (roles.length === 0) return undefined;
  const wide = roles.find(({ text }) => coversUnnamedRoles(text) === "yes");
  const limits = statement.conditions.map(limitsPassing);
  const isLimited = limits.includes("unknown") ? "unknown" : limits.includes("yes") ? "yes" : "no";
  return { action, roles, isLimited, ...(wide && { wide }) };
}

/** Whether `pass-role-scope` reports that a statement allows passing roles to any service. */
export function passesToAnyone(statement: Statement, own?: string): boolean {
  const passing = passingIn(statement, own);
  return statement.incompleteReason === undefined && passing?.wide !== undefined && passing.isLimited === "no";
}

/**
 * Whether a condition limits the passing of roles: to certain services, or to roles with a tag. `*.amazonaws.com` does not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export function limitsPassing(condition: Condition): Answer {
  const { key, operator } = condition;
  const name = literalOf(key)?.toLowerCase();
  const test = literalOf(operator);
  if (name === undefined || test === undefined) return "unknown";
  const isLimit =
    (name === passedToService.toLowerCase() && metWith(condition, toAnyService) !== "yes") ||
    name === "iam:associatedresourcearn" ||
    /^(?:aws|iam):resourcetag\//.test(name);
  return isLimit && /^(?:ForA\w+:)?(?:String(?:Equals|Like)|Arn(?:Equals|Like))/i.test(test) ? "yes" : "no";
}

/** A service whose name begins and ends as no other does, for patterns such as `a*`. */
const toAnyService = { get: () => ["-any-.amazonaws.com"] };

/** Whether an ARN is that of a linted role that trusts services, but not DMS. */
export function isOfOtherServices(project: Project, arn: Text): boolean {
  return isOfRoles(project, arn, (role) => trustsOnly(role, (service) => !mayBeDms(service)));
}

/** Whether an ARN is that of a linted role that trusts no other service than DMS: it can be passed to no other. */
export function isOfDmsAlone(project: Project, arn: Text): boolean {
  return isOfRoles(project, arn, (role) => trustsOnly(role, (service) => !isOther(service)));
}

function isOfRoles(project: Project, arn: Text, isSuch: (role: Role) => boolean): boolean {
  const alike = rolesByArn(project).get(arnIdentity(arn)) ?? [];
  const roles = alike.filter((role) => sameText(role.arn, arn) === "yes");
  return roles.length > 0 && roles.every(isSuch);
}

/**
 * Whether an ARN or a pattern may stand for a linted role that a service other than DMS gets. `holder`: the role that
 * may pass them does not pass itself.
 */
export function mayServeOthers(project: Project, pattern: Text, holder?: IamPrincipal): boolean {
  return rolesOfOthers(project).some((role) => role !== holder && matchArn(pattern, role.arn) !== "no");
}

/** The roles of a run that a service other than DMS may assume. */
const rolesOfOthers = oncePer((project: Project) => rolesIn(project).filter((role) => servicesOf(role).some(isOther)));

function isOther(service: Text): boolean {
  return literalOf(service) === undefined || !isDmsService(display(service));
}

const rolesIn = oncePer(({ templates }: Project) =>
  templates.flatMap(({ principals }) => principals.filter((one): one is Role => one.kind === "Role")),
);

const rolesByArn = oncePer((project: Project) => groupBy(rolesIn(project), ({ arn }) => arnIdentity(arn)));

function servicesOf({ trust }: Role): readonly Text[] {
  const principals = trust.flatMap(({ statements }) => statements.flatMap(({ principals: all }) => all?.items ?? []));
  return principals.filter(({ principalKind }) => principalKind === "Service").map(({ text }) => text);
}

/** Whether a role trusts services, and all of them are such. */
function trustsOnly(role: Role, isSuch: (service: Text) => boolean): boolean {
  const { incompleteTrustReason, trust } = role;
  const statements = trust.flatMap((document) => document.statements);
  const isOpen =
    incompleteTrustReason !== undefined ||
    trust.some(({ incompleteReason }) => incompleteReason !== undefined) ||
    statements.some(isOpenStatement);
  const services = servicesOf(role);
  return !isOpen && services.length > 0 && services.every(isSuch);
}

function isOpenStatement({ notPrincipals, incompleteReason, principals }: Statement): boolean {
  return incompleteReason !== undefined || notPrincipals !== undefined || principals?.incompleteReason !== undefined;
}

function mayBeDms(text: Text): boolean {
  return literalOf(text) === undefined || isDmsService(display(text));
}

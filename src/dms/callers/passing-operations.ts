import {
  arnText,
  grants,
  matchAction,
  mayDeny,
  mayOverlap,
  type EffectivePolicies,
  type GrantVerdict,
} from "../../iam/index.js";
import { passRoles, resourceType, type PassRole } from "../../knowledge/index.js";
import type { ActionPattern, PolicyDocument, Statement } from "../../model/index.js";
import { onceIn, oncePer } from "../../source/index.js";
import { and, display, formulaKey, identityOf, isSatisfiable, type Formula, type Text } from "../../tree/index.js";
import { isOfDms, type OwnDocument, type PolicyHolder } from "./callers.js";

/**
 * The operations that pass a role to DMS. Operations for instances and collectors are left out: an instance only needs
 * a role with Kerberos, and only a template shows that.
 */
const operations = passRoles.filter(({ action }) => !/(Instance|Collector)$/.test(action));

/** The operations that pass a role only if the instance uses Kerberos. */
export const instanceOperations = passRoles.filter(({ action }) => action.endsWith("Instance"));

/** A statement that allows an operation that passes a role to DMS. */
export interface AllowedOperation {
  readonly operation: PassRole;
  readonly held: OwnDocument;
  readonly statement: Statement;
  readonly when: Formula;
  /** Whether such an operation is allowed by name, not only by a wildcard (`dms:*`). */
  readonly isNamed: boolean;
}

/**
 * The operation of a caller by which its roles are judged. Instances come last: they pass a role only where a template
 * shows it. Several rules ask.
 */
export const passingOperation = oncePer(
  (caller: PolicyHolder): AllowedOperation | undefined =>
    allowedOperation(caller) ?? allowedOperation(caller, instanceOperations),
);

/** The first of the operations that pass a role that a `dms:` action allows on a possible target. */
export function allowedOperation(
  caller: PolicyHolder,
  among: readonly PassRole[] = operations,
): AllowedOperation | undefined {
  for (const held of caller.own) {
    for (const statement of held.document.statements) {
      if (statement.effect !== "Allow" || statement.incompleteReason !== undefined) continue;
      const named = certainDmsActions(statement);
      if (named.length === 0) continue;
      const when = and(held.when, statement.when);
      if (isSatisfiable(when) === false) continue;
      const operation = among.find((one) => allows(statement, named, one) && !isDenied(caller, one, when));
      if (!operation) continue;
      const isNamed = caller.own.some((one) => namesOperation(one, among));
      return { operation, held, statement, when, isNamed };
    }
  }
  return undefined;
}

function namesOperation({ document }: OwnDocument, among: readonly PassRole[]): boolean {
  const names = new Set(among.map(({ action }) => action.toLowerCase()));
  return document.statements.some(
    ({ actions, effect }) =>
      effect === "Allow" && actions?.items.some(({ text }) => names.has(display(text).toLowerCase())) === true,
  );
}

function certainDmsActions({ actions }: Statement): readonly ActionPattern[] {
  return (actions?.items ?? []).filter((item) => item.when.op === "true" && isOfDms(item));
}

/**
 * Who writes `dms:StartReplicationTask*`, or `dms:*` on tasks, wants to start and stop them. Only by its name a run of
 * assessments is what they want too.
 */
const onlyByName = "dms:StartReplicationTaskAssessmentRun";

function allows({ resources }: Statement, actions: readonly ActionPattern[], operation: PassRole): boolean {
  const isOfOperation = ({ text }: ActionPattern): boolean =>
    operation.action === onlyByName
      ? display(text).toLowerCase() === onlyByName.toLowerCase()
      : matchAction(text, operation.action) === "yes";
  return (
    actions.some(isOfOperation) &&
    (resources?.items.some(({ text }) => mayBeTarget(text, targetOf(operation))) ?? false)
  );
}

/**
 * Whether a resource pattern may be intended for a target. IAM compares the whole ARN as one string, so a wildcard
 * could also match another type. Here only the written resource type counts.
 */
export function mayBeTarget(pattern: Text, target: Text): boolean {
  const type = typeWordOf(pattern);
  const isOther = type !== undefined && /^[\w-]+(?:\/|$)/.test(type) && type !== typeWordOf(target);
  return !isOther && mayOverlap(pattern, target);
}

/** What stands in an ARN in place of the type of the resource. Each pattern is compared with several targets. */
const typeWordOf = oncePer((text: Text) => display(text).split(":")[5]);

function isDenied({ policies }: PolicyHolder, operation: PassRole, when: Formula): boolean {
  const request = { action: operation.action, resource: targetOf(operation) };
  return mayDeny(policies) && grants(policies, request, when).cause === "denied";
}

const targetOf = oncePer(({ resourceType }: PassRole): Text =>
  arnText(`arn:\${Partition}:dms:\${Region}:\${Account}:${arnWordOf(resourceType)}:*`),
);

/**
 * Whether a statement may allow the caller an action on any resource. A statement that is not fully known may allow it.
 */
export function mayAllow({ policies }: PolicyHolder, action: string): boolean {
  return policies.incompleteReasons.length > 0 || policies.documents.some(({ document }) => mayBeIn(document, action));
}

export function mayBeIn({ incompleteReason, statements }: PolicyDocument, action: string): boolean {
  return incompleteReason !== undefined || statements.some((statement) => mayGive(statement, action));
}

export function mayGive({ actions, effect, notActions, incompleteReason }: Statement, action: string): boolean {
  if (effect === "Deny") return false;
  if (notActions) return notActions.items.every(({ text }) => matchAction(text, action) !== "yes");
  const mayBeNamed = actions?.items.some(({ text }) => matchAction(text, action) !== "no");
  return mayBeNamed === true || actions?.incompleteReason !== undefined || (incompleteReason !== undefined && !actions);
}

/** The known condition keys of a request that passes a role to DMS. */
export function passingContext({ passedToService }: PassRole): ReadonlyMap<string, readonly string[]> {
  return new Map([["iam:passedtoservice", [passedToService]]]);
}

/** Whether a caller may pass a role to DMS. Each of the policies that `callerPolicies` names asks for the same caller. */
export function mayPass(
  { policies }: PolicyHolder,
  { operation, when }: AllowedOperation,
  role: { readonly text: Text; readonly when: Formula },
): GrantVerdict {
  const assume = and(when, role.when);
  const key = `${operation.passedToService} ${formulaKey(assume)} ${identityOf(role.text)}`;
  return onceIn(passingOf(policies), key, () => passingVerdict(policies, operation, role.text, assume));
}

const passingOf = oncePer((_policies: EffectivePolicies) => new Map<string, GrantVerdict>());

function passingVerdict(
  policies: EffectivePolicies,
  operation: PassRole,
  resource: Text,
  assume: Formula,
): GrantVerdict {
  const request = { action: "iam:PassRole", resource };
  const verdict = grants(policies, { context: passingContext(operation), ...request }, assume);
  if (verdict.answer !== "no" || verdict.cause === "denied") return verdict;
  // `pass-role-condition` reports a condition that names another service.
  const isLimited = grants(policies, request, assume).answer !== "no";
  return isLimited ? { answer: "yes", because: [] } : verdict;
}

/**
 * The resource type in the ARN of an operation's target. An operation without resource type is an assessment run, which
 * works on a task.
 */
export function arnWordOf(type: string | null): string {
  return resourceType(type ?? "")?.arn?.split(":")[5] ?? "task";
}

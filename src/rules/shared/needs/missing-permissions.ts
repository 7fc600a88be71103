import { judgeActions, type JudgedAction, type JudgedRole, type RoleUseInstance } from "../../../dms/index.js";
import { policiesOf, statementApplies } from "../../../iam/index.js";
import type { Need } from "../../../knowledge/index.js";
import type { DmsResource, PolicyDocument, Role, Statement } from "../../../model/index.js";
import {
  phrase,
  type Report,
  type Phrase,
  type RelatedPlace,
  type RuleContext,
  type NewStatement,
} from "../../../rule-kit/index.js";
import { valuesOfMissing, valuesOfUse } from "./deciding-values.js";
import { grantingEdits, type AppendStatement } from "./granting-edits.js";
import { documentToExtend, permissionsFor, statementsFor } from "../new-statements/least-statement.js";
import { failureOfUse } from "../messages/failures.js";
import { nameOf, roleName, shownArn } from "../messages/names.js";
import { statedPlaces } from "./own-requirements.js";
import { ownRoleUses } from "./role-uses.js";

type Item = "role" | "use" | "title" | "actions" | "permissions" | "failure" | "source";
type Cause = "missing" | "denied" | "boundary";
/** `own` is about what the user's own requirements ask: AWS documents no error for it. */
type Reported = Report<Cause | "own", Item | "places", AppendStatement>;

/**
 * Reports missing permissions of the roles of a resource, for the given kinds of needs. There is one finding per role
 * and use, with all missing actions.
 */
export function reportMissing(context: RuleContext<Reported>, resource: DmsResource, needs: readonly Need[]): void {
  for (const instance of ownRoleUses(context, context.template, resource)) {
    const { roles, reasons } = judgeActions(context.project, instance, needs);
    for (const reason of reasons) context.skip(resource, reason);
    for (const judged of roles) {
      const { findings } = judged;
      for (const { verdict } of findings) {
        if (verdict.answer === "unknown") context.skip(resource, verdict.reason ?? "a policy of the role is not known");
      }
      const missing = findings.filter(({ verdict }) => verdict.answer === "no");
      if (missing.length > 0) report(context, instance, judged, missing);
    }
  }
}

function report(
  context: RuleContext<Reported>,
  instance: RoleUseInstance,
  judged: JudgedRole<JudgedAction>,
  missing: readonly JudgedAction[],
): void {
  const { role } = judged;
  const { resource, property, template, use } = instance;
  // Every DMS resource of the run may have such a use of one role: one finding at the role is enough.
  const isByName = use.roleProp === null;
  const isHere = template.principals.includes(role);
  const cause = missing[0]?.verdict.cause ?? "missing";
  const messageId = missing.every(({ verdict }) => verdict.cause === cause) ? cause : "missing";
  const document =
    cause === "missing"
      ? documentToExtend(context.project, instance.template, role, permissionsFor(missing))
      : undefined;
  const { removedBy = [] } = policiesOf(context.project, template, role);
  context.report({
    ...(isByName && isHere
      ? { node: role, address: role.address }
      : { node: property ?? resource, address: resource.address }),
    messageId: use.statedIn === undefined ? messageId : "own",
    data: dataOf(instance, role, missing),
    related: [
      { location: role.location, message: "the role" },
      ...deciding(missing, removedBy.length > 0),
      ...removedBy.map(({ location }) => ({ location, message: "this removes the policies that it does not list" })),
      ...holding(cause === "boundary" ? role.boundary : document, cause),
    ],
    restsOn: [...valuesOfUse(instance), ...valuesOfMissing(context.project, judged, missing)],
    suggest: cause === "missing" ? grantingEdits(context.project, instance, role, missing) : [],
  });
}

/** What the message says of the use and of what it lacks. */
function dataOf({ resource, use }: RoleUseInstance, role: Role, missing: readonly JudgedAction[]): Reported["data"] {
  return {
    role: roleName(role),
    use: nameOf(resource),
    title: use.title,
    actions: [...new Set(missing.map(({ requirement }) => requirement.need.action))],
    permissions: statementsFor(missing).map(permissionIn),
    failure: hasError(use, missing) ? failureOfUse(resource) : [],
    source: [...new Set(missing.flatMap(({ requirement }) => requirement.need.source.slice(0, 1)))],
    places: statedPlaces(missing.map(({ requirement }) => requirement.need)),
  };
}

/** Whether AWS fails without the permissions: mostly not without recommended ones, and nobody knows of those that users ask for. */
function hasError({ statedIn }: RoleUseInstance["use"], missing: readonly JudgedAction[]): boolean {
  return statedIn === undefined && missing.some(({ requirement }) => requirement.need.need !== "recommended");
}

function permissionIn({ actions, resources }: NewStatement): Phrase {
  return phrase(actions, " on ", resources.map(shownArn));
}

/** What lacks the actions. */
function holding(holder: Pick<PolicyDocument, "location"> | undefined, cause: string): readonly RelatedPlace[] {
  if (!holder) return [];
  const { location } = holder;
  return cause === "boundary" ? [{ location, message: "its boundary" }] : [{ location, message: "its policy" }];
}

/** The statement that denies the action, otherwise the first statement that allows it for another request. */
function deciding(missing: readonly JudgedAction[], isRemoved: boolean): readonly RelatedPlace[] {
  const denying = missing.find(({ verdict }) => verdict.cause === "denied")?.verdict.because[0];
  if (denying) return [{ location: denying.location, message: "the statement that denies it" }];
  const almost = missing.flatMap((judged) => judged.nearMisses.map((statement) => ({ judged, statement })))[0];
  if (!almost) return [];
  const { location, conditions } = almost.statement;
  if (!isForResource(almost.statement, almost.judged))
    return [{ location, message: "this statement allows it on something else" }];
  return isRemoved && conditions.length === 0
    ? [{ location, message: "this statement allows it, but the role does not keep its policy" }]
    : [{ location, message: "this statement allows it under a condition that is not met" }];
}

/** Whether a statement allows the action on the resource, if its conditions are left out. */
function isForResource(statement: Statement, { requirement, resource }: JudgedAction): boolean {
  const request = { action: requirement.need.action, resource };
  return statementApplies({ ...statement, conditions: [] }, request).answer === "yes";
}

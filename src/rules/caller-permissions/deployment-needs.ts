import type { DecidingNode } from "../../iam/index.js";
import {
  judgeCommonNeeds,
  deploymentContextOf,
  type PolicyHolder,
  deployedResources,
  callerIdentityOf,
  statementFor,
  type CallerStatement,
  type DeclaredResource,
  isGuarded,
  isOfDeployment,
} from "../../dms/index.js";
import type { DmsResource, Statement, Template } from "../../model/index.js";
import { addTo, groupBy, onceIn, oncePer, type RuleContext, type Text } from "../../rule-kit/index.js";
import { writable } from "../shared/new-statements/writable-text.js";
import { byOrigin, type Cause, type MissingNeed } from "./missing-needs.js";

/** The permissions that a caller is missing for the resources that one of its statements lets it create. */
export interface MissingPermissions extends CallerStatement {
  readonly cause: Cause;
  /** The DMS resources that need them. */
  readonly users: readonly DmsResource[];
  /** Each once: resources of one type need the same. */
  readonly needs: readonly MissingByResources[];
}

interface MissingByResources extends MissingNeed {
  /** The DMS resources that need it. */
  readonly users: readonly DmsResource[];
  readonly because: readonly DecidingNode[];
}

/** All permissions that a caller is missing for what it deploys. Uncertain ones go to `skip`. */
export function missingPermissionsOf(
  context: RuleContext,
  template: Template,
  caller: PolicyHolder,
  skip: (place: CallerStatement, reason: string) => void,
): readonly MissingPermissions[] {
  const toWrite = oncePer((resources: readonly Text[]) => resources.map((one) => writable(one, template)));
  const found = new Map<Statement, Map<Cause, MissingByResources[]>>();
  const places = new Map<Statement, CallerStatement>();
  const declared = deployedResources(context, template, caller);
  const run = { project: context.project, deploymentContext: deploymentContextOf(context.settings) };
  for (const judged of judgeCommonNeeds(callerIdentityOf(caller), run, declared, isOfDeployment)) {
    const { need, resources: users, verdict } = judged;
    const place = users[0] && statementFor(caller, users[0]);
    if (!place) continue;
    if (verdict.answer === "unknown") skip(place, verdict.reason ?? "a policy of the caller is not known");
    const { cause = "missing" } = verdict;
    if (verdict.answer !== "no" || (cause === "denied" && isGuarded(need))) continue;
    places.set(place.statement, place);
    const byCause = onceIn(found, place.statement, () => new Map<Cause, MissingByResources[]>());
    const resources = toWrite(judged.lackingResources);
    addTo(byCause, cause, { need, resources, users, because: verdict.because });
  }
  return [...places].flatMap(([statement, place]) =>
    [...(found.get(statement) ?? [])].flatMap(([cause, all]) =>
      byOrigin(all).map((needs) => ({ ...place, cause, users: usersOf(needs, declared), needs: eachOnce(needs) })),
    ),
  );
}

function usersOf(needs: readonly MissingByResources[], declared: readonly DeclaredResource[]): readonly DmsResource[] {
  const users = new Set(needs.flatMap((one) => one.users));
  return declared.flatMap(({ resource }) => (users.has(resource) ? [resource] : []));
}

/** What was judged for many resources together has the same list of resources. */
function eachOnce(needs: readonly MissingByResources[]): readonly MissingByResources[] {
  return [...groupBy(needs, ({ resources }) => resources).values()].flatMap(([first]) => first ?? []);
}

import type { DecidingNode } from "../../iam/index.js";
import {
  judgeCallerNeeds,
  deploymentContextOf,
  type PolicyHolder,
  deployedResources,
  callerIdentityOf,
  statementFor,
  type CallerStatement,
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
  readonly needs: readonly MissingByResource[];
}

interface MissingByResource extends MissingNeed {
  /** The DMS resource that needs it. */
  readonly user: DmsResource;
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
  const found = new Map<Statement, Map<Cause, MissingByResource[]>>();
  const places = new Map<Statement, CallerStatement>();
  const callerIdentity = callerIdentityOf(caller);
  for (const { template: declaring, resource } of deployedResources(context, template, caller)) {
    const place = statementFor(caller, resource);
    if (!place) continue;
    const deploymentContext = deploymentContextOf(context.settings);
    const deployment = { project: context.project, template: declaring, resource, deploymentContext };
    for (const judged of judgeCallerNeeds(callerIdentity, deployment, isOfDeployment)) {
      const { verdict, need } = judged;
      if (verdict.answer === "unknown") skip(place, verdict.reason ?? "a policy of the caller is not known");
      const { cause = "missing" } = verdict;
      if (verdict.answer !== "no" || (cause === "denied" && isGuarded(need))) continue;
      places.set(place.statement, place);
      const byCause = onceIn(found, place.statement, () => new Map<Cause, MissingByResource[]>());
      const resources = toWrite(judged.lackingResources);
      addTo(byCause, cause, { need, resources, user: resource, because: verdict.because });
    }
  }
  return [...places].flatMap(([statement, place]) =>
    [...(found.get(statement) ?? [])].flatMap(([cause, all]) =>
      byOrigin(all).map((needs) => ({ ...place, cause, users: usersOf(needs), needs: eachOnce(needs) })),
    ),
  );
}

function usersOf(needs: readonly MissingByResource[]): readonly DmsResource[] {
  return [...new Set(needs.map(({ user }) => user))];
}

/** What was judged for many resources together has the same list of resources. */
function eachOnce(needs: readonly MissingByResource[]): readonly MissingByResource[] {
  return [...groupBy(needs, ({ resources }) => resources).values()].flatMap(([first]) => first ?? []);
}

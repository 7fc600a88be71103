import type { Because } from "../../iam/index.js";
import { judgeDeployer, surroundingsOf } from "../../dms/index.js";
import type { CallerNeed } from "../../knowledge/index.js";
import type { DmsResource, Statement, Template } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import type { Caller } from "../shared/callers.js";
import { deployedResources, deployerOf, statementFor, writable, type CallerStatement } from "../shared/deployers.js";
import type { LackedNeed } from "./lacked-needs.js";

/** What a caller lacks for the resources that one of its statements lets it make. */
export interface Lack extends CallerStatement {
  readonly cause: "missing" | "denied" | "boundary";
  readonly needs: readonly LackedByResource[];
}

interface LackedByResource extends LackedNeed {
  /** The DMS resource that needs it. */
  readonly user: DmsResource;
  readonly because: readonly Because[];
}

/** All that a caller lacks for what it deploys; what is not certain is passed to `skip`. */
export function lacksOf(
  context: RuleContext,
  template: Template,
  caller: Caller,
  skip: (place: CallerStatement, reason: string) => void,
): readonly Lack[] {
  const found = new Map<Statement, Map<Lack["cause"], LackedByResource[]>>();
  const places = new Map<Statement, CallerStatement>();
  const deployer = deployerOf(caller);
  for (const { template: declaring, resource } of deployedResources(context, template, caller)) {
    const place = statementFor(caller, resource);
    if (!place) continue;
    const surroundings = surroundingsOf(context.settings);
    const deployment = { project: context.project, template: declaring, resource, surroundings };
    for (const judged of judgeDeployer(deployer, deployment, isOfDeployment)) {
      const { verdict, need } = judged;
      if (verdict.answer === "unknown") skip(place, verdict.reason ?? "a policy of the caller is not known");
      const { cause = "missing" } = verdict;
      if (verdict.answer !== "no" || (cause === "denied" && isGuarded(need))) continue;
      places.set(place.statement, place);
      const byCause = found.get(place.statement) ?? new Map<Lack["cause"], LackedByResource[]>();
      byCause.set(cause, [
        ...(byCause.get(cause) ?? []),
        {
          need,
          resources: judged.lacking.map((one) => writable(one, template)),
          user: resource,
          because: verdict.because,
        },
      ]);
      found.set(place.statement, byCause);
    }
  }
  return [...places].flatMap(([statement, place]) =>
    [...(found.get(statement) ?? [])].map(([cause, needs]) => ({ ...place, cause, needs })),
  );
}

/** Passing roles and service-linked roles are other rules'; of what is recommended, the guide's block for the network counts. */
function isOfDeployment({ action, need }: CallerNeed): boolean {
  if (action === "iam:PassRole" || action === "iam:CreateServiceLinkedRole") return false;
  return need === "required" || need === "conditional" || isOfNetwork({ action, need });
}

export function isOfNetwork({ action, need }: Pick<CallerNeed, "action" | "need">): boolean {
  return need === "recommended" && action.startsWith("ec2:");
}

/** Who denies changing or deleting does so to keep the resource. */
function isGuarded({ phases }: CallerNeed): boolean {
  return !phases.includes("create") && !phases.includes("read");
}

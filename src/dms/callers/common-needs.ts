import type { CallerNeed } from "../../knowledge/index.js";
import type { DmsResource, Project } from "../../model/index.js";
import { groupBy, oncePer, sole } from "../../source/index.js";
import { callerNeedsOf } from "../needs/known-needs.js";
import type { DeploymentContext } from "../resources/resource-variant.js";
import { judgeVariants, needVariants, type CallerIdentity, type JudgedNeed, type NeedVariant } from "./caller-needs.js";
import type { DeclaredResource } from "./caller-resources.js";

/** A need of the caller of some resources, and whether the caller is granted it. */
export interface JudgedCommonNeed extends JudgedNeed {
  /** The resources, which are of one type. */
  readonly resources: readonly DmsResource[];
}

/** Judges the needs of the caller of all these resources. What many of them need in the same way is judged once. */
export function judgeCommonNeeds(
  callerIdentity: CallerIdentity,
  { deploymentContext, project }: { readonly project: Project; readonly deploymentContext: DeploymentContext },
  declared: readonly DeclaredResource[],
  isAsked: (need: CallerNeed) => boolean,
): readonly JudgedCommonNeed[] {
  return commonNeeds(project)(deploymentContext)(declared).flatMap(({ need, resources, variants }) =>
    isAsked(need)
      ? judgeVariants(callerIdentity, project, need, variants).map((judged) => ({ ...judged, resources }))
      : [],
  );
}

/** A need of the caller of some resources, in each combination of the choices that it depends on. */
interface CommonNeed {
  readonly need: CallerNeed;
  readonly variants: readonly NeedVariant[];
  readonly resources: readonly DmsResource[];
}

/** A cache of the run, because many callers deploy the same resources, also those of other units. */
const commonNeeds = oncePer((project: Project) =>
  oncePer((deploymentContext: DeploymentContext) =>
    oncePer((declared: readonly DeclaredResource[]) => findCommonNeeds(project, deploymentContext, declared)),
  ),
);

function findCommonNeeds(
  project: Project,
  deploymentContext: DeploymentContext,
  declared: readonly DeclaredResource[],
): readonly CommonNeed[] {
  const all = declared.flatMap(({ resource, template }) =>
    callerNeedsOf(resource, deploymentContext).map((need) => ({
      need,
      resource,
      variants: needVariants(need, { project, template, resource, deploymentContext }),
    })),
  );
  // Resources that have a need in the same way have the same variant of it.
  const alike = groupBy(all, ({ variants }) => sole(variants) ?? variants);
  return [...alike.values()].flatMap((ones) =>
    ones.slice(0, 1).map(({ need, variants }) => ({ need, variants, resources: ones.map(({ resource }) => resource) })),
  );
}

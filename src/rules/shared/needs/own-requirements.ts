import { deploymentContextOf, ownServicesOf, ownUsesByName, type RoleUseInstance } from "../../../dms/index.js";
import type { Evidence } from "../../../knowledge/index.js";
import type { Role } from "../../../model/index.js";
import type { RuleContext } from "../../../rule-kit/index.js";

/** The services that the user's own requirements name for a role. */
export function ownServices({ project, settings }: RuleContext, role: Role): readonly string[] {
  return ownServicesOf(project, role, deploymentContextOf(settings));
}

/** The uses that the user's own requirements give a role because of its name. */
export function ownUses({ project, settings }: RuleContext, role: Role): readonly RoleUseInstance[] {
  return ownUsesByName(project, role, deploymentContextOf(settings));
}

/** The actions that the user's own requirements ask of whoever deploys, as AWS spells them. */
export function ownCallerActions({ settings }: RuleContext): readonly string[] {
  return (settings.requirements?.types ?? []).flatMap(({ needs }) => needs.map(({ action }) => action));
}

/** Where own requirements stand, with the reasons that they give: `requirements.yaml:7 (why)`. Needs of the facts have none. */
export function statedPlaces(needs: readonly Pick<Evidence, "note" | "source" | "statedIn">[]): readonly string[] {
  const places = needs.flatMap(({ note, source, statedIn }): readonly string[] => {
    if (statedIn === undefined) return [];
    const reasons = [note ?? [], source.filter((one) => one !== statedIn)].flat();
    return [reasons.length === 0 ? statedIn : `${statedIn} (${reasons.join(", ")})`];
  });
  return [...new Set(places)];
}

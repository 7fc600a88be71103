import { deploymentContextOf, roleUsesIn, unknownEngine, usesOf, type RoleUseInstance } from "../../../dms/index.js";
import { roleUses, type OwnRequirements, type RoleUse } from "../../../knowledge/index.js";
import type { DmsResource, Template } from "../../../model/index.js";
import { groupBy, isSatisfiable, listed, oncePer, type RuleContext } from "../../../rule-kit/index.js";

/** The uses whose role a property names. Account roles are found by their name instead. */
const ownRoleKinds: readonly RoleUse["kind"][] = ["endpoint-service-role", "secret-role", "feature-role"];

const ownRoleUsesKnown = roleUses.filter(({ kind }) => ownRoleKinds.includes(kind));

/** The same with the uses that the user's own requirements add, also those that are found by name. */
const withOwnRequirements = oncePer((requirements: OwnRequirements): readonly RoleUse[] =>
  roleUsesIn({ requirements }).filter(({ kind, statedIn }) => ownRoleKinds.includes(kind) || statedIn !== undefined),
);

/** The uses that the roles of a resource certainly have. A use that is only possible is skipped with its reason. */
export function ownRoleUses(
  context: RuleContext,
  template: Template,
  resource: DmsResource,
): readonly RoleUseInstance[] {
  if (isSatisfiable(resource.existence) === false) return [];
  const unknown = unknownEngine(resource);
  if (unknown !== undefined) context.skip(resource, unknown);
  const uses = possibleOwnUses(context, template, resource);
  const open = uses.filter(({ trigger }) => trigger.answer === "unknown");
  for (const [reason, all] of groupBy(
    open,
    ({ trigger }) => trigger.reason ?? "it is not known whether this is used",
  )) {
    const titles = all.map(({ use }) => use.title);
    context.skip(resource, `${titles.length > 3 ? "the roles that it uses" : listed(titles)}: ${reason}`);
  }
  return uses.filter(({ trigger }) => trigger.answer === "yes");
}

/** The same without skips, for rules that only add something to the findings about these uses. */
export function certainOwnUses(
  context: RuleContext,
  template: Template,
  resource: DmsResource,
): readonly RoleUseInstance[] {
  return possibleOwnUses(context, template, resource).filter(({ trigger }) => trigger.answer === "yes");
}

function possibleOwnUses(context: RuleContext, template: Template, resource: DmsResource): readonly RoleUseInstance[] {
  const { project, settings } = context;
  const uses = settings.requirements ? withOwnRequirements(settings.requirements) : ownRoleUsesKnown;
  return usesOf(project, template, resource, deploymentContextOf(settings), uses);
}

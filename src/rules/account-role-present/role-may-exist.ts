import { nestedTemplate, stacksOf, waitsFor } from "../../iam/index.js";
import type { Project, Resource, ResourceKind, Template, UnseenModule } from "../../model/index.js";
import { shownAddress } from "../shared/names.js";

/** Resources that run code of their own, or are stacks of their own: they may make a role. */
const makers: ReadonlySet<ResourceKind | undefined> = new Set([
  ...(["CommandRunner", "CustomResource", "Macro", "Stack"] as const),
]);

/** Why a role that no file declares may be there before a resource is made. */
export function roleMayExistReason(project: Project, template: Template, resource: Resource): string | undefined {
  const incompleteReason = project.templates.map(unseenPart).find((reason) => reason !== undefined);
  return incompleteReason ?? makerBefore(project, template, resource, new Set());
}

/** Why there may be a role in a template that is not seen. */
function unseenPart({ incompleteReason, unseenModules = [] }: Template): string | undefined {
  const isModule = unseenModules.some(({ reason }) => reason === incompleteReason);
  return isModule ? unseenModules.find(mayHoldRoles)?.reason : incompleteReason;
}

/** Words of modules that may make the roles of an account. */
const ofRoles =
  /^(?:dms|iam|roles?|permissions?|migrations?|replications?|databasemigration|accounts?|baselines?|bootstrap|foundations?|landing|prerequisites|prereqs)$/;

/** Words of modules that make none, whatever a call is named: `module "dms_label"`. */
const ofOthers = /^(?:label|context|naming|tags?|vpc|subnets?|network|networking|security|sg)$/;

/**
 * A module that is not here counts where something tells that it may be about DMS or roles: where it comes from, how it
 * is called, what it is given. A VPC or a label makes no role for DMS.
 */
function mayHoldRoles({ name, source = "", arguments: given }: UnseenModule): boolean {
  if (wordsOf(source).some((word) => ofRoles.test(word))) return true;
  if (wordsOf(source).some((word) => ofOthers.test(word))) return false;
  return [name, ...given].flatMap(wordsOf).some((word) => ofRoles.test(word));
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/** What the resource waits for, or the stack that it stands in does. */
function makerBefore(
  project: Project,
  template: Template,
  resource: Resource,
  seen: Set<Resource>,
): string | undefined {
  seen.add(resource);
  for (const other of template.resources.values()) {
    if (other === resource || !mayMake(project, template, other)) continue;
    if (waitsFor(template, resource.address, other.address).answer !== "yes") continue;
    return `${shownAddress(resource.address)} depends on ${shownAddress(other.address)}, which may create the role`;
  }
  const others = (template.unseenModules ?? []).filter((module) => !mayHoldRoles(module));
  const unknown = resource.dependencies.find(
    (one) => one.on === undefined && !others.some(({ reason }) => reason === one.reason),
  );
  if (unknown) return unknown.reason ?? "it depends on something that is not known";
  for (const { address, template: parent } of stacksOf(project, template)) {
    const stack = parent.resources.get(address);
    const reason = stack && !seen.has(stack) ? makerBefore(project, parent, stack, seen) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Of a nested stack whose template is here it is known what it makes. */
function mayMake(project: Project, template: Template, resource: Resource): boolean {
  const seen = new Set<Template>();
  const isMaker = (home: Template, one: Resource): boolean => {
    if (!makers.has(one.resourceKind)) return false;
    const nested = nestedTemplate(project, home, one);
    if (!nested) return true;
    if (seen.has(nested)) return false;
    seen.add(nested);
    return [...nested.resources.values()].some((inner) => isMaker(nested, inner));
  };
  return isMaker(template, resource);
}

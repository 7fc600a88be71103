import { oncePer } from "../../source/index.js";
import { firstAwaited, nestedTemplate, stacksOf } from "../../iam/index.js";
import { ofKinds, type Project, type Resource, type Template, type UnseenModule } from "../../model/index.js";
import { shownAddress } from "../resources/names.js";
import { roleInCodeReason } from "./role-names-in-code.js";

/** Resources that run code, or that are stacks. They may create a role. */
const mayCreateRoles = ofKinds("CommandRunner", "CustomResource", "Macro", "Stack");

/** Why a role that no file declares may exist before a resource is created, or while it is used. */
export function roleMayExistReason(
  project: Project,
  template: Template,
  resource: Resource,
  roleName: string,
): string | undefined {
  return (
    unseenIn(project).reason ??
    makerBefore(project, template, resource, new Set()) ??
    roleInCodeReason(project, roleName)
  );
}

const unseenIn = oncePer(({ templates }: Project) => ({
  reason: templates.map(unseenPart).find((reason) => reason !== undefined),
}));

/** Why a part of the template that cannot be seen may declare a role. */
function unseenPart({ incompleteReason, unseenModules = [] }: Template): string | undefined {
  const isModule = unseenModules.some(({ reason }) => reason === incompleteReason);
  return isModule ? unseenModules.find(mayHoldRoles)?.reason : incompleteReason;
}

/** Words in the names of modules that may create account roles. */
const ofRoles =
  /^(?:dms|iam|roles?|permissions?|migrations?|replications?|databasemigration|accounts?|baselines?|bootstrap|foundations?|landing|prerequisites|prereqs)$/;

/** Words in the names of modules that never create one, whatever the call is named: `module "dms_label"`. */
const ofOthers = /^(?:label|context|naming|tags?|vpc|subnets?|network|networking|security|sg)$/;

/**
 * A module that cannot be seen counts if its source, its name or its arguments suggest that it is about DMS or roles.
 * A VPC or label module creates no role for DMS.
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
    .split(/[^a-z0-9]/);
}

/** Why something that the resource or its stack waits for may create the role. */
function makerBefore(
  project: Project,
  template: Template,
  resource: Resource,
  seen: Set<Resource>,
): string | undefined {
  seen.add(resource);
  const maker = makersIn(project)(template)(resource.address);
  if (maker !== undefined) {
    return `${shownAddress(resource.address)} depends on ${shownAddress(maker)}, which may create the role`;
  }
  // If one of them might hold roles, its reason has been given already.
  const modules = template.unseenModules ?? [];
  const unknown = resource.dependencies.find(
    (one) => one.on === undefined && !modules.some(({ reason }) => reason === one.reason),
  );
  if (unknown) return unknown.reason ?? "it depends on something that is not known";
  for (const { address, template: parent } of stacksOf(project, template)) {
    const stack = parent.resources.get(address);
    const reason = stack && !seen.has(stack) ? makerBefore(project, parent, stack, seen) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The first resource that may create a role among those that one is created after. */
const makersIn = oncePer((project: Project) =>
  oncePer((template: Template) => {
    const makers = [...template.resources.values()].filter((resource) => mayMake(project, template, resource));
    return firstAwaited(
      template,
      makers.map(({ address }) => address),
    );
  }),
);

/** If the template of a nested stack can be seen, it is known what the stack creates. */
function mayMake(project: Project, template: Template, resource: Resource): boolean {
  const seen = new Set<Template>();
  const isMaker = (home: Template, one: Resource): boolean => {
    if (!mayCreateRoles(one)) return false;
    const nested = nestedTemplate(project, home, one);
    if (!nested) return true;
    if (seen.has(nested)) return false;
    seen.add(nested);
    return [...nested.resources.values()].some((inner) => isMaker(nested, inner));
  };
  return isMaker(template, resource);
}

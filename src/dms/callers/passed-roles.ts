import { engines } from "../../knowledge/index.js";
import type { DmsResource, Project, Property, Template } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { alternatives, and, asText, display, identityOf, or, type Formula, type Text } from "../../tree/index.js";
import type { PolicyHolder } from "./callers.js";
import { templatesOfCaller } from "./caller-templates.js";
import { instanceOperations, type AllowedOperation } from "./passing-operations.js";

/** The names of the engines for which a caller deploys endpoints, if the settings tell them. */
interface EngineSettings {
  readonly targets?: readonly string[];
  readonly sources?: readonly string[];
}

interface PassingContext {
  readonly project: Project;
  readonly settings: EngineSettings;
}

/** A role that a DMS resource passes to DMS. */
export interface PassedRole {
  readonly resource: DmsResource;
  readonly property: Property;
  /** The ARN of the role. */
  readonly text: Text;
  /** The condition under which a resource passes the role. */
  readonly when: Formula;
}

/** All roles that the DMS resources of a template pass; each ARN once. */
export const passedRoles = oncePer((template: Template) => rolesIn(template, (id) => /roleArn$/i.test(id)));

/** The roles in some properties of the DMS resources of a template; each ARN once. */
function rolesIn(template: Template, isWanted: (property: string) => boolean): readonly PassedRole[] {
  const found = new Map<string, PassedRole>();
  for (const resource of template.dmsResources) {
    for (const property of resource.properties.values()) {
      if (!isWanted(property.id)) continue;
      for (const { value, when } of alternatives(property.value)) {
        const text = asText(value);
        if (!text) continue;
        const key = display(text);
        const known = found.get(key);
        const here = and(resource.existence, when);
        found.set(key, known ? { ...known, when: or(known.when, here) } : { resource, property, text, when: here });
      }
    }
  }
  return [...found.values()];
}

/**
 * The roles that a caller passes. The list may be empty for a policy file. `undefined`: the caller passes no role. A
 * caller in `callerPolicies` deploys all templates whose settings name it. A caller that may use DMS with a wildcard may also
 * deploy other endpoints. Instances pass a role only if a template shows it.
 */
export function rolesToPass(
  context: PassingContext,
  template: Template,
  caller: PolicyHolder,
  allowed: AllowedOperation,
): readonly PassedRole[] | undefined {
  const { operation } = allowed;
  const passed = templatesOf(context, template, caller).flatMap((one) =>
    isForInstances(allowed) ? rolesIn(one, (id) => operation.roleProps.includes(id)) : passedRoles(one),
  );
  const roles = new Map(passed.map((role) => [identityOf(role.text), role]));
  return roles.size > 0 || passesOtherRoles(context, template, caller, allowed) ? [...roles.values()] : undefined;
}

/** Whether a caller may be meant to pass roles that no linted template shows. */
export function passesOtherRoles(
  context: PassingContext,
  template: Template,
  caller: PolicyHolder,
  allowed: AllowedOperation,
): boolean {
  if (isForInstances(allowed)) return false;
  const hasEndpoints = templatesOf(context, template, caller).some(({ dmsResources }) =>
    dmsResources.some(({ kind }) => kind === "DmsEndpoint"),
  );
  return !(allowed.isNamed && hasEndpoints) && !needsNoRole(context.settings);
}

function isForInstances({ operation }: AllowedOperation): boolean {
  return instanceOperations.includes(operation);
}

function templatesOf({ project }: PassingContext, template: Template, caller: PolicyHolder): readonly Template[] {
  return caller.isNamed ? templatesOfCaller(project, template) : [template];
}

/** Whether the engines in the settings need no role. */
function needsNoRole({ targets, sources }: EngineSettings): boolean {
  if (targets === undefined && sources === undefined) return false;
  const uses = [
    ...(targets ?? []).flatMap((name) => engines.find((engine) => engine.name === name)?.rolesAsTarget ?? [name]),
    ...(sources ?? []).flatMap((name) => engines.find((engine) => engine.name === name)?.rolesAsSource ?? [name]),
  ];
  return uses.length === 0;
}

import { holdersOf, isWrittenForOne, policiesOf } from "../../../iam/index.js";
import type { JudgedAction } from "../../../dms/index.js";
import type { PolicyDocument, Project, Role, Template } from "../../../model/index.js";
import { and, display, implies, onceIn, type NewStatement, type Text } from "../../../rule-kit/index.js";

/** An action on a resource. */
export interface Permission {
  readonly action: string;
  readonly resource: Text;
}

/** The smallest statements that grant the missing actions: one statement for each set of resources. */
export function statementsFor(missing: readonly JudgedAction[]): readonly NewStatement[] {
  return leastStatements(permissionsFor(missing));
}

/** The missing actions, each on each resource. */
export function permissionsFor(missing: readonly JudgedAction[]): readonly Permission[] {
  return missing.flatMap(({ requirement, lackingResources }) =>
    lackingResources.map((resource) => ({ action: requirement.need.action, resource })),
  );
}

/** The smallest statements that grant the given permissions. */
export function leastStatements(permissions: readonly Permission[]): readonly NewStatement[] {
  const byResources = new Map<string, { actions: string[]; resources: readonly Text[] }>();
  for (const [action, resources] of resourcesByAction(permissions)) {
    const key = resources.map(display).join("\n");
    onceIn(byResources, key, () => ({ actions: [], resources })).actions.push(action);
  }
  return [...byResources.values()].map(({ actions, resources }) => ({ effect: "Allow", actions, resources }));
}

/** The resources of each action, each once. */
function resourcesByAction(permissions: readonly Permission[]): ReadonlyMap<string, readonly Text[]> {
  const found = new Map<string, Map<string, Text>>();
  for (const { action, resource } of permissions) {
    const known = onceIn(found, action, () => new Map<string, Text>());
    onceIn(known, display(resource), () => resource);
  }
  return new Map([...found].map(([action, resources]) => [action, [...resources.values()]]));
}

/** The policy document of a role to which a statement can be added: a file contains it, and only this role has it. */
export function documentToExtend(project: Project, template: Template, role: Role): PolicyDocument | undefined {
  const held = policiesOf(project, template, role).documents.filter(
    ({ document, when }) =>
      document.node.layout !== undefined &&
      holdersOf(project, document) > 0 &&
      isWrittenForOne(project, document) &&
      implies(role.existence, and(when, document.when)) === true,
  );
  const documents = held.map(({ document }) => document);
  const own = documents.findLast((document) => role.inlinePolicies.includes(document));
  return own ?? documents.findLast((document) => holdersOf(project, document) === 1);
}

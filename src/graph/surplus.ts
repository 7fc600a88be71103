import {
  excessActions,
  excessResources,
  isForTargetElsewhere,
  isUsedOnlyBy,
  ownServicesOf,
  roleNeeds,
  roleUsesIn,
  trustsOnlyServicesOfUses,
  usesOf,
  type ActionRequirement,
  type RoleUseInstance,
} from "../dms/index.js";
import { holdersOf, isRole, isWrittenForOne, policiesOf } from "../iam/index.js";
import type { PolicyDocument, Role, Statement, Template } from "../model/index.js";
import { addTo, groupBy, listed, oncePer } from "../source/index.js";
import { display, isSatisfiable, literalOf, type Text } from "../tree/index.js";
import type { EdgePart } from "./graph.js";
import { policyNode } from "./role-policies.js";
import { contextOf, type GraphUnit, type Scene } from "./scene.js";
import { targetNode } from "./targets.js";

/** Adds what roles that only DMS uses are granted beyond the needs of their uses. */
export function addSurplus(scene: Scene): void {
  for (const unit of scene.units) {
    for (const role of unit.template.principals.filter(isRole)) {
      const requirements = requirementsOf(scene, unit, role);
      if (requirements.length === 0) continue;
      for (const document of ownDocuments(scene, unit.template, role))
        for (const statement of document.statements) addExcess(scene, document, statement, requirements);
    }
  }
}

/** All that the role may be needed for. Empty if something else may use it, such as an S3 target elsewhere. */
function requirementsOf(scene: Scene, unit: GraphUnit, role: Role): readonly ActionRequirement[] {
  const { project } = scene;
  const needs = roleNeeds(project, role, contextOf(unit), usesByName(scene).get(literalOf(role.name) ?? "") ?? []);
  const isOfDms =
    needs &&
    trustsOnlyServicesOfUses(role, ownServicesOf(project, role, contextOf(unit))) &&
    isUsedOnlyBy(project, unit.template, role, needs.users) &&
    !isForTargetElsewhere(project, unit.template, role);
  return isOfDms ? needs.requirements : [];
}

/** The uses for which DMS finds a role by its name, by these names. */
const usesByName = oncePer(({ project, units }: Scene): ReadonlyMap<string, readonly RoleUseInstance[]> => {
  const found = new Map<string, RoleUseInstance[]>();
  for (const unit of units) {
    const named = groupBy(roleUsesIn(contextOf(unit)), (use) => (use.roleProp === null ? use.roleName : null));
    for (const resource of unit.template.dmsResources) {
      if (isSatisfiable(resource.existence) === false) continue;
      for (const [name, uses] of named) {
        if (name === null) continue;
        for (const instance of usesOf(project, unit.template, resource, contextOf(unit), uses))
          if (instance.trigger.answer === "yes") addTo(found, name, instance);
      }
    }
  }
  return found;
});

/** The documents that only this role has, and that are written in a file. */
function ownDocuments({ project }: Scene, template: Template, role: Role): readonly PolicyDocument[] {
  return policiesOf(project, template, role)
    .documents.map(({ document }) => document)
    .filter(
      (document) =>
        document.node.layout !== undefined && holdersOf(project, document) === 1 && isWrittenForOne(project, document),
    );
}

function addExcess(
  scene: Scene,
  document: PolicyDocument,
  statement: Statement,
  requirements: readonly ActionRequirement[],
): void {
  const statements = scene.statements.placesOf([statement], "the policy");
  for (const { actions, reason, resources } of excessOf(scene, statement, requirements)) {
    const [first] = actions;
    for (const resource of first === undefined ? [] : resources) {
      const shown = { resources: [display(resource)], purposes: [], source: [], statements };
      const part: EdgePart = { ...shown, state: "surplus", actions, reason };
      scene.draft.edge(policyNode(scene, document), targetNode(scene, first ?? "", resource), "reaches", part);
    }
  }
}

interface Excess {
  readonly actions: readonly string[];
  readonly resources: readonly Text[];
  readonly reason: string;
}

function excessOf(
  { services }: Scene,
  statement: Statement,
  requirements: readonly ActionRequirement[],
): readonly Excess[] {
  if (statement.effect !== "Allow" || statement.incompleteReason !== undefined || !statement.actions) return [];
  const { needed, unneeded, wide } = excessActions(services, statement, requirements);
  const { excess, needed: enough } = excessResources(statement, requirements);
  const [all, over = []] = [statement.resources?.items ?? [], excess].map((items) => items.map(({ text }) => text));
  // A role may have as many statements as there are resources, which would then be written out for each of them.
  const shown = over.length === 0 ? [] : enough.map(display);
  const [useless, broad] = [unneeded, wide].map((items) => items.map(({ text }) => display(text)));
  return [
    { actions: useless ?? [], resources: all ?? [], reason: "no use of the role by DMS needs it" },
    { actions: broad ?? [], resources: all ?? [], reason: `DMS needs only ${listed(needed)} of it` },
    { actions: needed, resources: over, reason: `DMS needs it only on ${listed(shown)}` },
  ];
}

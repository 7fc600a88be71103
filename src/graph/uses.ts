import {
  findAccountRole,
  hasGivenSubnets,
  possibleRoleReason,
  judgeTrust,
  nameOf,
  otherAccountReason,
  placeOfUse,
  roleMayExistReason,
  rolesOfUse,
  usesOf,
  type AccountRoleSearch,
  type RoleUseInstance,
  type UseVariant,
} from "../dms/index.js";
import type { Verdict } from "../iam/index.js";
import type { DmsResource, Project } from "../model/index.js";
import { alternatives, and, asText, display, isSatisfiable } from "../tree/index.js";
import { dmsNode } from "./dms-nodes.js";
import type { EdgePart } from "./graph.js";
import { addNeeds } from "./needs.js";
import { partOf, purposeOf } from "./parts.js";
import { absentRole, otherRole, roleNode, unsetRole } from "./role-nodes.js";
import { contextOf, type GraphUnit, type Scene } from "./scene.js";

/** Adds the roles that a DMS resource uses, and what it needs of them. */
export function addUses(scene: Scene, unit: GraphUnit, resource: DmsResource): void {
  for (const instance of usesOf(scene.project, unit.template, resource, contextOf(unit))) {
    if (isMadeByDms(instance)) continue;
    const user = dmsNode(scene, unit.template, resource);
    addDeclared(scene, user, instance);
    const declared = instance.variants.flatMap((variant) => rolesOfUse(scene.project, instance, variant));
    if (instance.use.roleName !== null && instance.use.roleProp === null) {
      if (!declared.some(({ kind }) => kind === "role")) addAccountRole(scene, user, unit, instance);
    } else for (const variant of instance.variants) addNotDeclared(scene, user, instance, variant);
    addNeeds(scene, instance);
  }
}

/** DMS creates this role itself when it needs one. */
function isMadeByDms({ use }: RoleUseInstance): boolean {
  return use.managedPolicies.some(({ attach }) => attach === "by DMS");
}

/** The roles that linted files declare, and whether they trust the services that use them. */
function addDeclared(scene: Scene, user: string, instance: RoleUseInstance): void {
  const purpose = purposeOf(instance);
  if (instance.trigger.answer === "unknown") {
    for (const one of instance.variants.flatMap((variant) => rolesOfUse(scene.project, instance, variant)))
      if (one.kind === "role")
        scene.draft.edge(user, roleNode(scene, one), "uses", openUse(instance, instance.trigger));
    return;
  }
  for (const { role, template, findings } of judgeTrust(scene.project, instance).roles) {
    const node = roleNode(scene, { role, template });
    for (const { requirement, verdict } of findings) {
      const service = display(requirement.service);
      scene.draft.edge(user, node, "uses", {
        ...partOf(scene, verdict, "the trust policy"),
        actions: ["sts:AssumeRole"],
        resources: [],
        purposes: [purpose],
        ...(verdict.answer === "no" && { reason: `the trust policy does not let ${service} assume the role` }),
        source: requirement.need.source,
      });
    }
    if (findings.length === 0)
      scene.draft.edge(user, node, "uses", { ...openUse(instance, instance.trigger), state: "granted" });
  }
}

function openUse(instance: RoleUseInstance, { reason }: Pick<Verdict, "reason">): EdgePart {
  return {
    state: "undecided",
    actions: ["sts:AssumeRole"],
    resources: [],
    purposes: [purposeOf(instance)],
    ...(reason !== undefined && { reason }),
    source: instance.use.source,
    statements: [],
  };
}

/** The roles that a property names and no linted file declares, or the role that it must name and does not. */
function addNotDeclared(scene: Scene, user: string, instance: RoleUseInstance, variant: UseVariant): void {
  const { resource, template, trigger } = instance;
  if (!variant.role) {
    if (trigger.answer === "yes" && variant.trigger.answer === "yes" && isNeeded(instance))
      scene.draft.edge(user, unsetRole(scene, instance), "uses", {
        ...openUse(instance, {}),
        state: "missing",
        reason: `${nameOf(resource)} names no role`,
      });
    return;
  }
  const unseen = rolesOfUse(scene.project, instance, variant).flatMap((one) => (one.kind === "unseen" ? [one] : []));
  for (const { value, when } of alternatives(variant.role)) {
    const reason = unseen.find((one) => one.when === when || unseen.length === 1)?.reason;
    const text = asText(value);
    const isPossible = isSatisfiable(and(resource.existence, variant.when, when)) !== false;
    if (!text || reason === undefined || !isPossible) continue;
    scene.draft.edge(user, otherRole(scene, template, text, reason), "uses", openUse(instance, { reason }));
  }
}

/** Roles without which AWS documents no failure are not needed. */
function isNeeded({ use }: RoleUseInstance): boolean {
  return use.id !== "endpoint-dms-transfer" && use.id !== "schema-conversion-s3-role";
}

/** A role that DMS finds by its name, and no linted file declares. */
function addAccountRole(scene: Scene, user: string, unit: GraphUnit, instance: RoleUseInstance): void {
  const { use } = instance;
  const name = use.roleName ?? "";
  const isStated = use.statedIn !== undefined;
  const search = findAccountRole(scene.project, name);
  const isKnown =
    unit.settings.existingRoles.includes(name) ||
    (search.existing.length > 0 && otherAccountReason(search, name, placeOfUse(instance)) === undefined);
  const doubt =
    isKnown && !isStated
      ? "the role exists already, and the linted files do not show its policies"
      : doubtAbout(scene.project, instance, search);
  const presence = isKnown ? "elsewhere" : doubt === undefined ? "absent" : "unknown";
  const node = absentRole(scene, name, presence, isStated);
  scene.draft.edge(user, node, "uses", {
    ...openUse(instance, { reason: doubt ?? `no linted file declares role ${name}` }),
    state: doubt === undefined ? "missing" : "undecided",
  });
}

/** Why it is not certain that a role which no linted file declares is missing. `undefined`: it is. */
function doubtAbout(project: Project, instance: RoleUseInstance, search: AccountRoleSearch): string | undefined {
  const { resource, template, trigger, use } = instance;
  const name = use.roleName ?? "";
  if (use.statedIn !== undefined) return `no linted file declares role ${name}`;
  if (trigger.answer === "unknown") return trigger.reason ?? "it is not known whether the role is needed";
  if (name === "dms-vpc-role" && hasGivenSubnets(project, resource))
    return "its subnet group is created elsewhere, so the role must exist already";
  const [possible] = search.possible;
  if (possible) return possibleRoleReason(possible, template);
  return (
    otherAccountReason(search, name, placeOfUse(instance)) ??
    roleMayExistReason(project, template, resource.resource, name)
  );
}

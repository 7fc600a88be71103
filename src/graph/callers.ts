import {
  accountCaller,
  callerIdentityOf,
  callersOf,
  deployedResources,
  isGuarded,
  isOfDeployment,
  judgeCallerNeeds,
  anyCallers,
  mayPass,
  nameOf,
  passingOperation,
  type CallerIdentity,
  type DeclaredResource,
  type JudgedNeed,
  type PolicyHolder,
} from "../dms/index.js";
import { resourceKey, rolesOf, unknown, type GrantVerdict } from "../iam/index.js";
import type { DmsResource, Property } from "../model/index.js";
import { filePlaceOf, listed, oncePer } from "../source/index.js";
import {
  alternatives,
  and,
  asText,
  display,
  identityOf,
  isSatisfiable,
  type Formula,
  type Text,
} from "../tree/index.js";
import { passRoles } from "../knowledge/index.js";
import { nameAt, dmsNode } from "./dms-nodes.js";
import { partOf } from "./parts.js";
import { otherRole, roleNode } from "./role-nodes.js";
import { contextOf, type GraphUnit, type Scene } from "./scene.js";

/** Adds who deploys the DMS resources and passes their roles, and whether they may. */
export function addCallers(scene: Scene): void {
  const deployed = new Set(scene.units.flatMap((unit) => addAccountCaller(scene, unit)));
  const known = new Set<string>();
  for (const unit of scene.units) {
    for (const caller of callersOf({ project: scene.project, settings: unit.settings }, unit.template)) {
      const resources = deployedResources(scene, unit.template, caller);
      const [first] = resources;
      const key = keyOf(unit, caller);
      if (!first || known.has(key)) continue;
      known.add(key);
      const node = callerNode(scene, unit, caller);
      for (const one of resources) {
        deployed.add(one.resource);
        addDeployment(
          scene,
          node,
          unitsByTemplate(scene.units).get(one.template) ?? unit,
          one,
          callerIdentityOf(caller),
        );
        addPassed(scene, node, one, (text, when) => passing(caller, text, when));
      }
    }
  }
  for (const unit of scene.units) addUnknownCaller(scene, unit, deployed);
}

/** Adds the caller that the settings name and the account data has, and gives the resources that it deploys. */
function addAccountCaller(scene: Scene, unit: GraphUnit): readonly DmsResource[] {
  const { settings, template } = unit;
  const identity = settings.callerArn === undefined ? undefined : accountCaller(scene.project, settings.callerArn);
  if (settings.callerArn === undefined || !identity) return [];
  const arn = settings.callerArn;
  const node = scene.draft.node(`caller ${arn}`, () => ({
    kind: "caller",
    type: "caller in the account",
    name: arn.slice(arn.lastIndexOf("/") + 1),
    presence: "elsewhere",
    arn,
  }));
  const resources = template.dmsResources.filter(({ existence }) => isSatisfiable(existence) !== false);
  for (const resource of resources) {
    const deployment = { project: scene.project, template, resource, deploymentContext: contextOf(unit) };
    addDeployment(scene, node, unit, { resource, template }, identity);
    const passed = judgeCallerNeeds(identity, deployment, ({ action }) => action === "iam:PassRole");
    addPassed(scene, node, { resource, template }, (text) => verdictOn(text, passed));
  }
  return resources;
}

function verdictOn(role: Text, passed: readonly JudgedNeed[]): GrantVerdict {
  const found = passed.flatMap(({ each }) => each).find(({ resource }) => identityOf(resource) === identityOf(role));
  return found?.verdict ?? unknown("the facts do not say whether AWS checks this role");
}

const unitsByTemplate = oncePer(
  (units: Scene["units"]) => new Map(units.toReversed().map((unit) => [unit.template, unit])),
);

function keyOf({ settings, template }: GraphUnit, { isNamed, own, principal }: PolicyHolder): string {
  if (principal) return resourceKey(template, principal.address);
  // Each folder may have a config that names a caller of its own.
  return isNamed
    ? `caller ${settings.callerPolicies.toSorted().join("\n")}`
    : resourceKey(template, own[0]?.address ?? "");
}

function callerNode({ draft }: Scene, unit: GraphUnit, caller: PolicyHolder): string {
  const { isNamed, own, principal } = caller;
  const [document] = own;
  return draft.node(keyOf(unit, caller), () => {
    if (principal)
      return {
        kind: "caller",
        type: `caller, ${principal.kind.toLowerCase()}`,
        name: nameAt(principal.address),
        presence: "declared",
        address: principal.address,
        arn: display(principal.arn),
        template: unit.template.path,
        place: filePlaceOf(principal.location),
      };
    return {
      kind: "caller",
      type: isNamed ? "caller" : "caller with this policy",
      name: isNamed ? "the caller" : nameAt(document?.address ?? ""),
      presence: isNamed ? "elsewhere" : "declared",
      ...(document && { place: filePlaceOf(document.document.location) }),
      ...(isNamed && { note: `its policies: ${listed(unit.settings.callerPolicies)}` }),
    };
  });
}

function addDeployment(
  scene: Scene,
  node: string,
  unit: GraphUnit,
  { resource, template }: DeclaredResource,
  identity: CallerIdentity,
): void {
  const deployment = { project: scene.project, template, resource, deploymentContext: contextOf(unit) };
  for (const { each, need, resource: decisive, verdict } of judgeCallerNeeds(identity, deployment, isOfDeployment)) {
    const isProtected = verdict.cause === "denied" && isGuarded(need);
    const isListed = verdict.answer === "no" && need.need === "recommended";
    const doubt = isProtected
      ? "a statement denies it, perhaps on purpose"
      : isListed
        ? "the guide lists it, and no statement allows it"
        : undefined;
    const shown = doubt === undefined ? verdict : unknown(doubt, ...verdict.because);
    scene.draft.edge(node, dmsNode(scene, template, resource), "deploys", {
      ...partOf(scene, shown, "the policy"),
      actions: [need.action],
      resources: [...new Set((each.length > 0 ? each.map((one) => one.resource) : [decisive]).map(display))],
      purposes: [`to ${listed(need.phases)} ${nameOf(resource)}`],
      source: need.source,
    });
  }
}

function passing(caller: PolicyHolder, text: Text, when: Formula): GrantVerdict {
  const allowed = passingOperation(caller);
  return allowed ? mayPass(caller, allowed, { text, when }) : unknown("the caller may not create what the role is for");
}

function addPassed(
  scene: Scene,
  node: string,
  { resource, template }: DeclaredResource,
  judge: (text: Text, when: Formula) => GrantVerdict,
): void {
  for (const property of [...resource.properties.values()].filter(namesRole)) {
    for (const { value, when } of alternatives(property.value)) {
      const text = asText(value);
      const here = and(resource.existence, when);
      const [role] = text ? rolesOf(scene.project, template, value) : [];
      if (!text || !role || display(text) === "" || isSatisfiable(here) === false) continue;
      const to = role.kind === "role" ? roleNode(scene, role) : otherRole(scene, template, text, role.reason);
      scene.draft.edge(node, to, "passes", {
        ...partOf(scene, judge(text, here), "the policy"),
        actions: ["iam:PassRole"],
        resources: [display(text)],
        purposes: [`to deploy ${nameOf(resource)}`],
        source: passRoles.find(({ roleProps }) => roleProps.includes(property.id))?.source ?? [],
      });
    }
  }
}

function namesRole({ id }: Property): boolean {
  return passRoles.some(({ roleProps }) => roleProps.includes(id));
}

/** Why nothing is known of the caller. */
function unknownReason({ settings: { callerArn } }: GraphUnit): string {
  return callerArn === undefined
    ? "the setting callerPolicies names no policy of the caller"
    : `the account data does not have the caller ${callerArn}`;
}

/** Adds a caller whose policies are not known, for the resources that no known caller deploys. */
function addUnknownCaller(scene: Scene, unit: GraphUnit, deployed: ReadonlySet<DmsResource>): void {
  const { template } = unit;
  const resources = template.dmsResources.filter((one) => !deployed.has(one) && isSatisfiable(one.existence) !== false);
  const reason = unknownReason(unit);
  const identity = {
    principals: anyCallers,
    policies: { documents: [], attachments: [], incompleteReasons: [reason] },
  };
  for (const resource of resources) {
    const node = scene.draft.node("caller", () => ({
      kind: "caller",
      type: "policies not known",
      name: "the caller",
      presence: "unknown",
      note: reason,
    }));
    addDeployment(scene, node, unit, { resource, template }, identity);
    addPassed(scene, node, { resource, template }, () => unknown(reason));
  }
}

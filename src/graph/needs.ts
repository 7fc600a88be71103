import {
  agreedDenial,
  contextOfNeed,
  isKmsKey,
  keepsOut,
  judgeActions,
  type Agreed,
  type JudgedAction,
  type JudgedResource,
  type RoleUseInstance,
} from "../dms/index.js";
import { resourceAt, resourcePoliciesOf, resourcesIn } from "../iam/index.js";
import type { Need } from "../knowledge/index.js";
import type { Role, Template } from "../model/index.js";
import { display, type Text } from "../tree/index.js";
import type { EdgePart } from "./graph.js";
import { partOf, purposeOf } from "./parts.js";
import { roleNode } from "./role-nodes.js";
import { policyNode } from "./role-policies.js";
import type { Scene } from "./scene.js";
import { targetNode } from "./targets.js";

const asked: readonly Need[] = ["required", "conditional", "recommended"];

/** Adds what the roles of a use must reach. */
export function addNeeds(scene: Scene, instance: RoleUseInstance): void {
  for (const { role, template, findings } of judgeActions(scene.project, instance, asked).roles) {
    for (const finding of findings) addNeed(scene, { role, template, instance }, finding, purposeOf(instance));
  }
}

interface RoleInUse {
  readonly role: Role;
  readonly template: Template;
  readonly instance: RoleUseInstance;
}

function addNeed(scene: Scene, placed: RoleInUse, finding: Agreed<JudgedAction>, purpose: string): void {
  const { each, resource, verdict } = finding;
  const { action, source } = finding.requirement.need;
  const seen = new Set<string>();
  for (const one of each.length > 0 ? each : [{ resource, verdict }]) {
    const shown = display(one.resource);
    if (seen.has(shown)) continue;
    seen.add(shown);
    const part = {
      ...partWithout(scene, placed, finding, one),
      actions: [action],
      resources: [shown],
      purposes: [purpose],
      source,
    };
    const target = targetNode(scene, action, one.resource);
    for (const holder of holdersOf(scene, placed, one, part)) scene.draft.edge(holder, target, "reaches", part);
  }
}

/** A permission comes from the policies that grant it. What is not granted is an edge of the role itself. */
function holdersOf(
  scene: Scene,
  placed: RoleInUse,
  { verdict }: JudgedResource,
  { state }: Pick<EdgePart, "state">,
): readonly string[] {
  const granting = state === "granted" ? scene.statements.statementsIn(verdict.because) : [];
  const policies = [...new Set(granting.map(({ document }) => document))];
  return policies.length > 0 ? policies.map((document) => policyNode(scene, document)) : [roleNode(scene, placed)];
}

/** The verdict as an edge shows it. What AWS recommends is not missing, and the policy of the resource may deny it. */
function partWithout(
  scene: Scene,
  { instance, role }: RoleInUse,
  { requirement, variants }: Agreed<JudgedAction>,
  { resource, verdict }: JudgedResource,
): Pick<EdgePart, "state" | "reason" | "statements"> {
  const part = partOf(scene, verdict, "the policy");
  if (verdict.answer === "no" && requirement.need.need === "recommended")
    return { ...part, state: "undecided", reason: "AWS recommends it, and no statement allows it" };
  if (requirement.applies.answer !== "yes") return part;
  const requests = variants.map((variant) => ({ requirement: variant.requirement, resource }));
  const denial = agreedDenial(scene.project, role, instance, requests);
  if (denial?.verdict.answer === "yes")
    return {
      state: "missing",
      reason: "the policy of the resource denies it",
      statements: scene.statements.placesOf([denial.statement], "the policy"),
    };
  return lackOfKeyPolicy(scene, role, requirement, resource) ?? part;
}

/** What an edge to a key says where the policy of the key does not allow it. */
function lackOfKeyPolicy(
  { project, statements }: Scene,
  role: Role,
  requirement: JudgedAction["requirement"],
  resource: Text,
): ReturnType<typeof partWithout> | undefined {
  const { action } = requirement.need;
  if (!action.startsWith("kms:")) return undefined;
  const request = { action, resource, ...contextOfNeed(requirement) };
  const ofKeys = [...new Set(resourcesIn(resource))]
    .filter((key) => isKmsKey(resourceAt(project, key)))
    .map((key) => resourcePoliciesOf(project, key) ?? []);
  const policies = ofKeys.find((some) => some.length > 0 && keepsOut(project, some, request, { role }));
  return (
    policies && {
      state: "missing",
      reason: "the key policy allows neither the role nor the account",
      statements: statements.placesOf(
        policies.map(({ document }) => document),
        "the key policy",
      ),
    }
  );
}

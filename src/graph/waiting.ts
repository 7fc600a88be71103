import {
  awaitingKinds,
  findAccountRole,
  placeOfRole,
  policiesOfRole,
  policiesToAwait,
  policyNameOf,
} from "../dms/index.js";
import { allOf, isInOneAccount, orderOf } from "../iam/index.js";
import { roleUses } from "../knowledge/index.js";
import type { DmsResource, Template } from "../model/index.js";
import { and, isSatisfiable } from "../tree/index.js";
import { dmsNode } from "./dms-nodes.js";
import type { EdgePart } from "./graph.js";
import { stateOf } from "./parts.js";
import { roleNode } from "./role-nodes.js";
import type { Scene } from "./scene.js";

/** The role without which DMS creates nothing in a VPC. */
const vpcUse = roleUses.find(({ roleName }) => roleName === "dms-vpc-role");

/** Adds whether a resource in a VPC is created after `dms-vpc-role` and its policies, where one template has both. */
export function addWaiting(scene: Scene, template: Template, resource: DmsResource): void {
  if (!vpcUse || !awaitingKinds.includes(resource.kind)) return;
  const account = { use: vpcUse, policyName: policyNameOf(vpcUse) };
  for (const { role, template: home } of findAccountRole(scene.project, vpcUse.roleName ?? "").declared) {
    const isNear = isInOneAccount(placeOfRole({ role, template: home }), { address: resource.address, template });
    if (home !== template || !isNear || isSatisfiable(and(resource.existence, role.existence)) === false) continue;
    const policies = policiesToAwait(
      policiesOfRole(scene.project, account, role, template),
      resource.existence,
      (address) => orderOf(template, address).isAwaitedBy(resource.address).answer !== "no",
    );
    const targets = [role.address, ...policies.map(({ address }) => address)];
    const verdict = allOf(targets.map((target) => orderOf(template, target).isAwaitedBy(resource.address)));
    // A role that is created after the resource cannot be what the resource waits for.
    const isReversed = targets.some((target) => orderOf(template, target).awaits(resource.address).answer !== "no");
    const part: EdgePart = {
      state: isReversed ? "undecided" : stateOf(verdict),
      actions: [],
      resources: [],
      purposes: [],
      ...reasonFor(verdict.answer === "no" && !isReversed, verdict.reason),
      source: vpcUse.source,
      statements: scene.statements.placesOf(verdict.because, "the dependency"),
    };
    scene.draft.edge(dmsNode(scene, template, resource), roleNode(scene, { role, template }), "waits for", part);
  }
}

function reasonFor(isMissing: boolean, reason: string | undefined): Pick<EdgePart, "reason"> {
  if (isMissing) return { reason: "AWS may create it before the role and its policy, and then the deployment fails" };
  return reason === undefined ? {} : { reason };
}

import type { ActionNeed, CallerNeed, CallerNeeds, CallerPhase, NeedCondition } from "../../src/knowledge/index.js";
import { mapLeaves, type FactCallerResource, type Facts } from "./facts.js";
import { meaningOf } from "./role-uses.js";
import { urlsOf } from "./sources.js";

const phases: readonly CallerPhase[] = ["create", "read", "update", "delete"];

/** What the caller needs for the types of DMS resources, each need once with what it is for. */
export function callerNeedsOf(facts: Facts): readonly CallerNeeds[] {
  return facts.callerResources.flatMap((resource) => {
    const resourceType = typeOf(resource.id);
    return resourceType === undefined ? [] : [{ resourceType, needs: needsOf(resource) }];
  });
}

/** Roles that a template declares are no DMS resources. */
function typeOf(id: string): string | undefined {
  if (id.startsWith("action.")) return "AWS::DMS::StartReplicationTaskAssessmentRun";
  return id.startsWith("AWS::DMS::") ? id : undefined;
}

function needsOf(resource: FactCallerResource): readonly CallerNeed[] {
  const found = new Map<string, CallerNeed>();
  for (const phase of phases) {
    for (const fact of resource[phase] ?? []) {
      const need = needOf(fact, resource, phase);
      const key = JSON.stringify([need.action, need.resource, need.when, need.need]);
      const known = found.get(key);
      found.set(key, known ? { ...known, phases: [...known.phases, phase] } : need);
    }
  }
  return [...found.values()];
}

function needOf(fact: ActionNeed, resource: FactCallerResource, phase: CallerPhase): CallerNeed {
  const own = urlsOf(fact.source);
  const when = fact.when ?? (fact.action === "dms:StopReplicationTask" ? whenRunning : null);
  return {
    action: fact.action,
    // The ARN of the role is what such a property holds.
    resource: fact.resource.map((pattern) => pattern.replace("${roleArn:prop:", "${prop:")),
    when: when && mapLeaves(meaningOf(when), asProperty),
    need: when === whenRunning ? "conditional" : fact.need,
    confidence: fact.confidence,
    source: own.length > 0 ? own : urlsOf(resource.source),
    ...(fact.note !== undefined && { note: fact.note }),
    phases: [phase],
  };
}

/** A task that was never started is deleted as it is; the facts' own example of a policy cannot stop one. */
const whenRunning: NeedCondition = { op: "fact", value: "terraform.taskRunning" };

/** What Terraform does by itself it does where an argument says so. */
const argumentsOfTerraform: Readonly<Record<string, string>> = {
  "terraform.pauseReplicationTasks": "endpoint.pauseTasks",
  "terraform.replicationRunning": "replicationConfig.start",
  "terraform.taskRunning": "task.start",
};

function asProperty(leaf: NeedCondition): NeedCondition {
  const prop = "op" in leaf && leaf.op === "fact" ? argumentsOfTerraform[leaf.value] : undefined;
  return prop === undefined ? leaf : { prop, op: "eq", value: true };
}

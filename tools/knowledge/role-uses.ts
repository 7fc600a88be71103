import type { ActionNeed, DmsProperty, NeedCondition, RoleUse, TrustNeed } from "../../src/knowledge/index.js";
import { leavesOf, mapLeaves, type FactAction, type FactRole, type Facts } from "./facts.js";
import { urlsOf } from "./sources.js";
import { splitRole } from "./split-roles.js";

/**
 * Pages of different years name the regional principal or that of Schema Conversion for these; either is accepted.
 * https://docs.aws.amazon.com/dms/latest/userguide/set-up.html
 */
const eitherService = /^migration-project-\w+-secret-role$/;

export function roleUsesOf(facts: Facts, properties: readonly DmsProperty[]): readonly RoleUse[] {
  return facts.roles.flatMap(splitRole).map((role) => roleUse(role, properties));
}

function roleUse(role: FactRole, properties: readonly DmsProperty[]): RoleUse {
  const source = urlsOf(role.source);
  if (source.length === 0) throw new Error(`${role.id} has no source`);
  const triggerWhen = role.triggerWhen && meaningOf(role.triggerWhen);
  return {
    id: role.id,
    kind: role.kind,
    title: role.title,
    roleName: role.roleName,
    roleProp: role.roleProp,
    triggerWhen,
    resourceTypes: resourceTypes(role, properties),
    trustRule: eitherService.test(role.id) ? "any-of" : role.trustRule,
    trustPrincipals: role.trustPrincipals.map((need) => trustNeed(need, source)),
    managedPolicies: role.managedPolicies.map(({ arn, attach }) => ({ arn, attach })),
    actions: role.actions.flatMap((need) => actionNeeds(role, need, source)),
    source,
  };
}

/** The types named by the trigger, or whose properties it compares. */
function resourceTypes(role: FactRole, properties: readonly DmsProperty[]): readonly string[] {
  const leaves = leavesOf(role.triggerWhen);
  const props = [role.roleProp, ...leaves.map((leaf) => ("prop" in leaf ? leaf.prop : null))];
  const named = leaves.flatMap((leaf) => (leaf.op === "resourceExists" ? leaf.value : []));
  const types = [...named, ...props.flatMap((id) => typesOf(properties.find((property) => property.id === id)))];
  // The rules leave homogeneous data migrations to their own role: only what is placed in a VPC needs dms-vpc-role.
  const left = role.id === "dms-vpc-role" ? types.filter((type) => type !== "AWS::DMS::DataMigration") : types;
  return [...new Set(left)];
}

function typesOf(property: DmsProperty | undefined): readonly string[] {
  const cfn = property?.cfn.map((path) => path.split(".")[0] ?? "") ?? [];
  const terraform = property?.terraform.flatMap((path) => cfnType(path.split(".")[0] ?? "")) ?? [];
  return [...cfn, ...terraform];
}

/** `aws_dms_replication_task` -> `AWS::DMS::ReplicationTask`. */
function cfnType(terraform: string): readonly string[] {
  if (terraform === "aws_dms_s3_endpoint") return ["AWS::DMS::Endpoint"];
  if (!terraform.startsWith("aws_dms_")) return [];
  const words = terraform.slice("aws_dms_".length).split("_");
  return [`AWS::DMS::${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}`];
}

/** Redshift Serverless shows in more places than the engine's name, so it is a fact for the analysis to decide. */
export function meaningOf(condition: NeedCondition): NeedCondition {
  return mapLeaves(condition, (leaf) => {
    if (!("prop" in leaf) || leaf.prop !== "endpoint.engineName" || !("value" in leaf)) return leaf;
    const names = typeof leaf.value === "string" ? [leaf.value] : leaf.value;
    const isServerless: NeedCondition = { op: "fact", value: "redshiftServerless" };
    if (String(names) === "redshift-serverless") return isServerless;
    return String(names) === "redshift" ? { all: [leaf, { not: isServerless }] } : leaf;
  });
}

function trustNeed(need: TrustNeed, inherited: readonly string[]): TrustNeed {
  return {
    service: need.service,
    need: need.need,
    when: need.when && meaningOf(need.when),
    ...evidence(need, inherited),
  };
}

/** An inference stands on the pages about its role. */
function evidence(
  need: ActionNeed | TrustNeed,
  inherited: readonly string[],
): Pick<ActionNeed, "confidence" | "source" | "note"> {
  const own = urlsOf(need.source);
  const source = own.length > 0 ? own : inherited;
  return { confidence: need.confidence, source, ...(need.note !== undefined && { note: need.note }) };
}

function actionNeeds(role: FactRole, need: FactAction, inherited: readonly string[]): readonly ActionNeed[] {
  const base: ActionNeed = {
    action: need.action,
    resource: need.resource,
    when: need.when && meaningOf(need.when),
    need: need.need,
    ...evidence(need, inherited),
  };
  // Listed by AWS, absent from its own sample and from many roles that work: needed when the mappings tag objects.
  if (role.id === "endpoint-s3-target" && need.action === "s3:PutObjectTagging")
    return [
      { ...base, need: "recommended" },
      {
        ...base,
        need: "conditional",
        when: { op: "fact", value: "mappingsAddTags" },
        note: "the table mappings tag objects",
      },
    ];
  // What the facts call a hint is not reported.
  return need.note?.includes("hint") ? [{ ...base, need: "optional" }] : [base];
}

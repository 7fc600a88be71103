import type { NeedCondition } from "../../knowledge/index.js";

/**
 * The ids in the tokens of a resource pattern, such as `s3.bucketName` in `arn:…:s3:::${prop:s3.bucketName}`. The
 * `${AWS::Partition}` of a template is none.
 */
export function tokensIn(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\$\{\w+:(?!:)([^}]*)\}/g)].map(([, id = ""]) => id);
}

/** The canonical properties on which a condition of the facts depends. */
export function propsIn(condition: NeedCondition | null): readonly string[] {
  if (condition === null) return [];
  if ("all" in condition) return condition.all.flatMap(propsIn);
  if ("any" in condition) return condition.any.flatMap(propsIn);
  if ("not" in condition) return propsIn(condition.not);
  if ("prop" in condition) return [condition.prop];
  return condition.op === "fact" && condition.value === "redshiftServerless"
    ? ["endpoint.engineName", "endpoint.serverName"]
    : [];
}

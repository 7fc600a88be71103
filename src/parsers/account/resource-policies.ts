import { basename } from "../../paths/index.js";
import { isRecord } from "../../source/index.js";
import { at, documentOf, textAt } from "./plain-values.js";
import { nothing, type AccountData, type AccountResourcePolicy } from "./account-data.js";

/**
 * Reads the policies of keys, buckets and secrets: what `aws kms get-key-policy`, `aws s3api get-bucket-policy` or `aws
 * secretsmanager get-resource-policy` prints, or a mapping of ARNs to such answers. `undefined`: it is something else.
 *
 * @param path Of the file. A key policy does not say which key it is for, so the file has the name of the key's id.
 */
export function resourcePolicies(answer: unknown, path: string): AccountData | undefined {
  const value = withPolicy(answer);
  if (!isRecord(value)) return undefined;
  const arns = Object.keys(value).filter((key) => key.startsWith("arn:"));
  const isMapping = arns.length > 0 && arns.length === Object.keys(value).length;
  const found = isMapping
    ? arns.flatMap((arn) => policyOf(at(value, arn), arn) ?? [])
    : [policyOf(value, textAt(value, "ARN") ?? nameIn(path, value))].flatMap((one) => one ?? []);
  return found.length > 0 ? { ...nothing, resourcePolicies: found } : undefined;
}

/** `--query Policy` leaves the policy alone, as JSON or, with `--output text`, as it is. */
function withPolicy(answer: unknown): unknown {
  const document = documentOf(answer);
  const statements = [at(document, "Statement")].flat();
  const isOfResource = statements.every((one) => isRecord(one) && ("Principal" in one || "NotPrincipal" in one));
  return isOfResource ? { Policy: document } : answer;
}

function policyOf(answer: unknown, name: string | undefined): AccountResourcePolicy | undefined {
  const document = documentIn(answer);
  if (name === undefined || !isRecord(document) || document.Statement === undefined) return undefined;
  const key = /(?:^|:key\/)((?:mrk-)?[\da-f-]{32,36})$/.exec(name)?.[1];
  if (key !== undefined) return { kind: "KmsKey", name: key, document };
  const bucket = /:s3:::([^/*]+)/.exec(name)?.[1];
  if (bucket !== undefined) return { kind: "Bucket", name: bucket, document };
  return name.includes(":secretsmanager:") ? { kind: "Secret", name, document } : undefined;
}

function documentIn(answer: unknown): unknown {
  return documentOf(at(answer, "Policy") ?? at(answer, "ResourcePolicy") ?? answer);
}

/** A bucket policy names its bucket; a key policy does not name its key. */
function nameIn(path: string, answer: unknown): string | undefined {
  if (at(answer, "Policy") === undefined) return undefined;
  const statements = [at(documentIn(answer), "Statement")].flat();
  const resources = statements.flatMap((statement) => [at(statement, "Resource")].flat());
  const ofBucket = resources.find((one) => typeof one === "string" && one.includes(":s3:::"));
  return typeof ofBucket === "string" ? ofBucket : basename(path, ".json");
}

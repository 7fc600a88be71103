import { plainText, sameText, type AccessRequest } from "../../iam/index.js";
import { oncePer } from "../../source/index.js";
import type { ActionRequirement } from "./requirements.js";

/** What a need tells about every request for it, as a part of the request. */
export const contextOfNeed = oncePer(({ condition, context }: Facts): Pick<AccessRequest, "context"> => {
  if (!context && !condition) return {};
  const known = new Map([
    ...(context ?? []),
    ...(condition ? [[condition.key.toLowerCase(), condition.values] as const] : []),
  ]);
  const mayLack = (key: string): boolean =>
    key.startsWith("s3:x-amz-") &&
    known.get(key)?.every((value) => unsent.some((one) => sameText(one, value) !== "no")) === true;
  return { context: { get: (key) => known.get(key), has: (key) => known.has(key), mayLack } };
});

type Facts = Pick<ActionRequirement, "condition" | "context">;

/**
 * Headers that ask S3 for what it does without them as well. Whether DMS sends them is not documented, and S3 applies policies
 * before the encryption that a bucket has by default.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
const unsent = [plainText("AES256"), plainText("private")];

import { plainText, sameText, type AccessRequest } from "../../iam/index.js";
import { oncePer } from "../../source/index.js";
import type { ActionRequirement } from "./requirements.js";

/** What a need tells about every request for it, as a part of the request. */
export const contextOfNeed = oncePer(({ condition, context, need }: Facts): Pick<AccessRequest, "context"> => {
  const listsNothing = need.action.startsWith("s3:") && !need.action.startsWith("s3:List");
  if (!context && !condition && !listsNothing) return {};
  const known = new Map([
    ...(listsNothing ? keysOfLists.map((key) => [key, []] as const) : []),
    ...(context ?? []),
    ...(condition ? [[condition.key.toLowerCase(), condition.values] as const] : []),
  ]);
  const mayLack = (key: string): boolean =>
    key.startsWith("s3:x-amz-") &&
    known.get(key)?.every((value) => unsent.some((one) => sameText(one, value) !== "no")) === true;
  return { context: { get: (key) => known.get(key), has: (key) => known.has(key), mayLack } };
});

type Facts = Pick<ActionRequirement, "condition" | "context" | "need">;

/**
 * Keys of requests that list a bucket, which no other request to S3 has.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
const keysOfLists = ["s3:prefix", "s3:delimiter", "s3:max-keys"];

/**
 * Headers that ask S3 for what it does without them as well. Whether DMS sends them is not documented, and S3 applies policies
 * before the encryption that a bucket has by default.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
const unsent = [plainText("AES256"), plainText("private")];

import { likeArn, matchesWildcards, plainText } from "../../iam/index.js";
import { partitions } from "../../knowledge/index.js";

/**
 * Values that have nothing in common but what all values of a key have. A pattern that matches them matches every value.
 * Accounts, organizations and their paths: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const accounts = ["111122223333", "987654321098"];
const organizations = ["o-a1b2c3d4e5", "o-z9y8x7w6v5u4t3"];
const paths = ["o-a1b2c3d4e5/r-ab12/", "o-z9y8x7w6v5u4t3/r-f6g7/ou-f6g7-1a2b3c4d/"];
const samples: readonly (readonly [keys: RegExp, values: readonly string[]])[] = [
  [/^(?:aws:(?:Source|Principal)Account|aws:SourceOwner|kms:CallerAccount)$/i, accounts],
  [/^aws:(?:Source|Principal)OrgID$/i, organizations],
  [/^aws:(?:Source|Principal)OrgPaths$/i, paths],
  [/^sts:ExternalId$/i, ["x1", "987:it/a@b.example"]],
  [
    /^aws:SourceArn$/i,
    ["arn:aws:sns:eu-west-1:111122223333:x", "arn:aws:s3:::y", "arn:aws:dms:us-east-1:987654321098:es:Z"],
  ],
];

/** Users and roles of any account: somebody has an ARN like one of each. */
const principals = ["root", "user/x", "role/y/z"].map(
  (name, index) => `arn:aws:iam::${accounts[index % 2] ?? ""}:${name}`,
);

/** Whether every value of a key matches a pattern. ArnLike compares field by field. */
export function matchesEveryValue(key: string, pattern: string, isArn: boolean): boolean {
  const [, values] = samples.find(([keys]) => keys.test(key)) ?? [];
  return /^\*+$/.test(pattern) || (values !== undefined && matchesAll(pattern, values, isArn));
}

/** Whether the users and roles of every account match a pattern of their ARNs. */
export function matchesEveryPrincipal(key: string, pattern: string, isArn: boolean): boolean {
  return /^aws:PrincipalArn$/i.test(key) && matchesAll(pattern, principals, isArn);
}

/** A policy belongs to one partition. */
function matchesAll(pattern: string, values: readonly string[], isArn: boolean): boolean {
  return partitions.some(({ name }) =>
    values.every((value) => {
      const here = value.replace(/^arn:aws:/, `arn:${name}:`);
      return isArn ? likeArn(plainText(pattern), plainText(here)) === "yes" : matchesWildcards(pattern, here);
    }),
  );
}

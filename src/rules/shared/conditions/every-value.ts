import { likeArn, matchesWildcards, plainText } from "../../../iam/index.js";
import { partitions } from "../../../knowledge/index.js";

/**
 * Values that have nothing in common but what all values of a key have. A pattern that matches them matches every value.
 * Accounts, organizations and their paths: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const accounts = ["111122223333", "456789045678"];
const organizations = ["o-a1b2c3d1e2", "o-z9y8x7w6v5u4t9"];
const paths = ["o-a1b2c3d1e2/r-ab12/", "o-z9y8x7w6v5u4t9/r-x6y7/ou-x6y7-9w8x7y6z/"];
const samples: readonly (readonly [keys: RegExp, values: readonly string[]])[] = [
  [/^(?:aws:(?:Source|Principal)Account|aws:SourceOwner|kms:CallerAccount)$/i, accounts],
  [/^aws:(?:Source|Principal)OrgID$/i, organizations],
  [/^aws:(?:Source|Principal)OrgPaths$/i, paths],
  [/^sts:ExternalId$/i, ["x1", "987:it/a@b.net"]],
  [
    /^aws:SourceArn$/i,
    ["arn:aws:sns:eu-west-1:111122223333:x", "arn:aws:s3:::y", "arn:aws:dms:us-east-2:456789045678:es:Z"],
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

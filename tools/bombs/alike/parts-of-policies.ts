import { readdirSync, readFileSync } from "node:fs";
import type { AlikeParts } from "../alike-parts.js";

/** What one policy has many of: actions, statements, principals and values. */
export const partsOfPolicies: Readonly<Record<string, AlikeParts>> = {
  "actions that list, in a statement about a bucket": {
    most: 4000,
    filesOf: (count) => policy([{ Effect: "Allow", Action: listing(count), Resource: "arn:aws:s3:::lake/data" }]),
  },
  "statements of a trust policy, each for its own external ID": {
    most: 4000,
    filesOf: (count) =>
      policy(
        Array.from({ length: count }, (_, index) => ({
          Effect: "Allow",
          Principal: { AWS: account(index) },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "sts:ExternalId": `id-${String(index)}` } },
        })),
      ),
  },
  "statements about roles of any account": {
    most: 5000,
    filesOf: (count) =>
      policy(
        Array.from({ length: count }, (_, index) => ({
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: [`arn:aws:iam::*:role/app-${String(index)}-*`, `arn:aws:iam::*:role/dms-${String(index)}-*`],
        })),
      ),
  },
  "principals of a key policy, each in its own statement": {
    most: 5000,
    filesOf: (count) =>
      policy(
        Array.from({ length: count }, (_, index) => ({
          Effect: "Allow",
          Principal: { AWS: account(index) },
          Action: "kms:*",
          Resource: "*",
        })),
      ),
  },
  "services under the key AWS": {
    most: 20_000,
    filesOf: (count) =>
      policy([
        {
          Effect: "Allow",
          Principal: { AWS: Array.from({ length: count }, (_, index) => `s${String(index)}.amazonaws.com`) },
          Action: "sts:AssumeRole",
        },
      ]),
  },
  "sessions of roles that a trust policy trusts as well": {
    most: 10_000,
    filesOf: (count) =>
      policy([{ Effect: "Allow", Principal: { AWS: rolesAndSessions(count) }, Action: "sts:AssumeRole" }]),
  },
  "tags in the conditions of a statement": {
    most: 40_000,
    filesOf: (count) =>
      policy([{ Effect: "Allow", Action: "ec2:StartInstances", Resource: "*", Condition: tags(count) }]),
  },
  "ARNs that an operator for texts compares": {
    most: 8000,
    filesOf: (count) =>
      policy([
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::lake/*",
          Condition: {
            StringEquals: {
              "aws:PrincipalArn": Array.from({ length: count }, (_, index) => `arn:aws:iam::*:role/r${String(index)}*`),
            },
          },
        },
      ]),
  },
};

function policy(statements: readonly object[]): Readonly<Record<string, string>> {
  return { "policy.json": JSON.stringify({ Version: "2012-10-17", Statement: statements }) };
}

function tags(count: number): object {
  const ofResource = Array.from({ length: count }, (_, index) => [`aws:ResourceTag/t${String(index)}`, "yes"]);
  return { StringEquals: Object.fromEntries(ofResource) as object };
}

function account(index: number): string {
  return `arn:aws:iam::${String(100_000_000_000 + index)}:root`;
}

function rolesAndSessions(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `r${String(index)}`).flatMap((name) => [
    `arn:aws:iam::111122223333:role/${name}`,
    `arn:aws:sts::111122223333:assumed-role/${name}/session`,
  ]);
}

const actionsFolder = new URL("../../../src/knowledge/generated/actions/", import.meta.url);

/** Actions of all services that list something. Few of them can be limited to a resource. */
function listing(count: number): readonly string[] {
  const files = readdirSync(actionsFolder).filter((name) => name.endsWith(".json"));
  const all = files.flatMap((name) => {
    const { actions } = JSON.parse(readFileSync(new URL(name, actionsFolder), "utf8")) as { actions: object };
    return Object.keys(actions).map((action) => `${name.slice(0, -".json".length)}:${action}`);
  });
  return all.filter((action) => /:(?:Describe|List)/.test(action)).slice(0, count);
}

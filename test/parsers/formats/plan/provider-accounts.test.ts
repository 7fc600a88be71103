import { expect, it } from "vitest";
import { planned } from "./read-plan.js";
import { planObject } from "./plan-text.js";

const bucket = (name: string, provider: string): Record<string, unknown> => ({
  address: `aws_s3_bucket.${name}`,
  mode: "managed",
  type: "aws_s3_bucket",
  name,
  provider_config_key: provider,
  expressions: {},
  schema_version: 0,
});

/** A plan without its files. Its resources are made with providers for a region and for another account. */
const plan = planObject(
  {},
  {
    resource_changes: ["near", "far", "also_far"].map((name) => ({
      address: `aws_s3_bucket.${name}`,
      mode: "managed",
      type: "aws_s3_bucket",
      name,
      change: { actions: ["create"], after: {}, after_unknown: {}, after_sensitive: {} },
    })),
    configuration: {
      provider_config: {
        aws: { name: "aws" },
        "aws.near": { name: "aws", alias: "near", expressions: { region: { constant_value: "us-east-1" } } },
        "aws.far": { name: "aws", alias: "far", expressions: { profile: { references: ["var.profile"] } } },
      },
      root_module: { resources: [bucket("near", "aws.near"), bucket("far", "aws.far"), bucket("also_far", "aws.far")] },
    },
  },
);

it("tells the accounts of providers in a plan", async () => {
  const { resources } = await planned(JSON.stringify(plan));
  const accountOf = (name: string): string | undefined => resources.get(`aws_s3_bucket.${name}`)?.providerAccount;
  expect([...resources.keys()]).toHaveLength(3);
  expect(accountOf("near")).toBeUndefined();
  expect(accountOf("far")).toContain("profile=");
  expect(accountOf("also_far")).toBe(accountOf("far"));
});

it("tells the regions of providers in a plan", async () => {
  const { region, resources } = await planned(JSON.stringify(plan));
  expect(region).toBeUndefined();
  expect(resources.get("aws_s3_bucket.near")?.region).toMatchObject({ kind: "literal", text: "us-east-1" });
  expect(resources.get("aws_s3_bucket.far")?.region).toMatchObject({ kind: "hole" });
});

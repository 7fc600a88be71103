import { expect, it } from "vitest";
import { planned } from "./read-plan.js";
import { planObject } from "./plan-text.js";

/** A plan without its files, in which a module makes a bucket. */
function plan(providers: object, key: string): string {
  const bucket = { address: "aws_s3_bucket.it", mode: "managed", type: "aws_s3_bucket", name: "it" };
  const resource = { ...bucket, provider_config_key: key, expressions: {}, schema_version: 0 };
  const change = { actions: ["create"], after: {}, after_unknown: {}, after_sensitive: {} };
  return JSON.stringify(
    planObject(
      {},
      {
        resource_changes: [{ ...bucket, address: "module.data.aws_s3_bucket.it", change }],
        configuration: {
          provider_config: providers,
          root_module: { module_calls: { data: { source: "./data", module: { resources: [resource] } } } },
        },
      },
    ),
  );
}

function provider(region: object, rest: object = {}): object {
  return { name: "aws", ...rest, expressions: { region } };
}

const west = provider({ constant_value: "us-west-2" });
const ofCaller = provider({ references: ["var.region"] });

it.each([
  ["of its own", { aws: ofCaller, "module.data:aws": west }, "module.data:aws", "us-west-2"],
  ["that it is passed", { aws: ofCaller, "aws.west": west }, "aws.west", "us-west-2"],
  ["of its caller", { aws: ofCaller, "module.other:aws": west }, "aws", undefined],
  ["of its caller, which says its region", { aws: west }, "aws", undefined],
])("knows the region of a module in a plan by the provider %s", async (_, providers, key, region) => {
  const { resources } = await planned(plan(providers, key));
  const bucket = resources.get("module.data.aws_s3_bucket.it");
  expect(bucket).toBeDefined();
  expect(bucket?.region).toEqual(region === undefined ? undefined : expect.objectContaining({ text: region }));
});

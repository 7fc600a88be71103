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

/** A plan without its files that has read where it is deployed: by data sources of these keys of providers and arguments. */
function planThatRead(
  ...sources: readonly { type: string; key?: string; expressions?: object; values: object }[]
): string {
  const named = sources.map(({ type, key = "aws", expressions, values }, index) => {
    const source = { address: `data.${type}.n${String(index)}`, mode: "data", type, name: `n${String(index)}` };
    const configuration = { ...source, provider_config_key: key, ...(expressions && { expressions }) };
    return { configuration, state: { ...source, values } };
  });
  const stream = { address: "aws_kinesis_stream.it", mode: "managed", type: "aws_kinesis_stream", name: "it" };
  const change = { actions: ["create"], after: { name: "flow" }, after_unknown: { arn: true }, after_sensitive: {} };
  const expressions = { name: { constant_value: "flow" } };
  return JSON.stringify(
    planObject(
      {},
      {
        resource_changes: [{ ...stream, change }],
        prior_state: { values: { root_module: { resources: named.map(({ state }) => state) } } },
        configuration: {
          provider_config: { aws: ofCaller, "aws.west": west },
          root_module: {
            resources: [
              ...named.map((one) => one.configuration),
              { ...stream, provider_config_key: "aws", expressions },
            ],
          },
        },
      },
    ),
  );
}

const region = { type: "aws_region", values: { id: "eu-west-1" } };
const account = { type: "aws_caller_identity", values: { account_id: "111122223333" } };

it.each([
  ["and account of its default provider", [region, account], "eu-west-1", "111122223333"],
  ["of its default provider, twice", [region, region], "eu-west-1", "${aws:account}"],
  [
    "of another provider",
    [
      { ...region, key: "aws.west" },
      { ...account, key: "aws.west" },
    ],
    undefined,
    "${aws:account}",
  ],
  [
    "that an argument names",
    [{ ...region, expressions: { name: { references: ["var.x"] } } }],
    undefined,
    "${aws:account}",
  ],
  [
    "that two data sources tell apart",
    [region, { ...region, values: { id: "eu-west-2" } }],
    undefined,
    "${aws:account}",
  ],
])("knows a region %s from what the plan has read", async (_, sources, known, knownAccount) => {
  const template = await planned(planThatRead(...sources));
  expect(template.region).toBe(known);
  const { arn } = template.resources.get("aws_kinesis_stream.it") ?? {};
  const text = arn?.parts.map((part) => (part.kind === "hole" ? `\${${part.symbol.id}}` : part.text)).join("");
  expect(text).toBe(`arn:\${aws:partition}:kinesis:${known ?? "${aws:region}"}:${knownAccount}:stream/flow`);
});

it("leaves the place of a plan to the module beside it", async () => {
  const files = { "main.tf": 'data "aws_region" "n0" {}\nresource "aws_kinesis_stream" "it" {\n  name = "flow"\n}\n' };
  const { region: known } = await planned(planThatRead(region), files);
  expect(known).toBeUndefined();
});

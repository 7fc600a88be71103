import { describe, expect, it } from "vitest";
import { textOf } from "../../../../src/source/index.js";
import { shown } from "../terraform/module.js";
import { constant, refers, sensitive } from "./arguments.js";
import type { PlanModule, PlanResource } from "./plan-module.js";
import { argumentOf, planned } from "./read-plan.js";

/** A module with one resource `x.y`, a plan of it, and what the argument `value` is read as. */
interface Case {
  readonly source: string;
  readonly plan?: PlanModule;
  readonly value?: unknown;
  readonly unknown?: unknown;
  readonly expected: unknown;
}

const read = (computed: Record<string, unknown>): PlanResource => ({ arguments: {}, computed });

const cases: Readonly<Record<string, Case>> = {
  "a variable of the command line": {
    source: `variable "bucket" {}\nresource "x" "y" { value = "arn:aws:s3:::\${var.bucket}" }`,
    plan: { variables: { bucket: { value: "orders" } } },
    expected: "arn:aws:s3:::orders",
  },
  "a variable instead of its default": {
    source: `variable "bucket" { default = "old" }\nresource "x" "y" { value = var.bucket }`,
    plan: { variables: { bucket: { value: "new", default: "old" } } },
    expected: "new",
  },
  "a secret variable": {
    source: `variable "password" { default = "old" }\nresource "x" "y" { value = var.password }`,
    plan: { variables: { password: { value: "new", default: "old", sensitive: true } } },
    expected: "?variable password is sensitive",
  },
  "a secret variable that has its default": {
    source: `variable "password" { default = "old" }\nresource "x" "y" { value = var.password }`,
    plan: { variables: { password: { default: "old", sensitive: true } } },
    expected: "old",
  },
  "what a data source read": {
    source: `data "aws_ssm_parameter" "p" { name = "bucket" }\nresource "x" "y" { value = "\${data.aws_ssm_parameter.p.value}-x" }`,
    plan: { resources: { "data.aws_ssm_parameter.p": read({ value: "orders" }) } },
    expected: "orders-x",
  },
  "the account, which a module does not depend on": {
    source: `data "aws_caller_identity" "c" {}\nresource "x" "y" { value = "arn:aws:iam::\${data.aws_caller_identity.c.account_id}:role/\${terraform.workspace}" }`,
    plan: { resources: { "data.aws_caller_identity.c": read({ account_id: "123456789012" }) } },
    value: "arn:aws:iam::123456789012:role/prod",
    expected: "arn:aws:iam::${account}:role/prod",
  },
  "an attribute of what is there": {
    source: `resource "aws_db_instance" "d" {}\nresource "x" "y" { value = aws_db_instance.d.address }`,
    plan: { resources: { "aws_db_instance.d": { ...read({ address: "db.internal" }), actions: ["no-op"] } } },
    expected: "db.internal",
  },
  "a function that is not known here": {
    source: `resource "x" "y" { value = provider::text::shout("a") }`,
    value: "A",
    expected: "A",
  },
  "a hole between known parts": {
    source: `resource "x" "y" { value = "a-\${terraform.workspace}-z" }`,
    value: "a-prod-z",
    expected: "a-prod-z",
  },
  "holes that the plan tells together": {
    source: `resource "x" "y" { value = "\${terraform.workspace}-\${path.cwd}" }`,
    value: "prod-/work",
    expected: "prod-/work",
  },
  "items of a list": {
    source: `resource "x" "y" { value = ["a", terraform.workspace] }`,
    value: ["a", "prod"],
    expected: ["a", "prod"],
  },
  "items of a set, which a plan sorts": {
    source: `resource "x" "y" { value = ["z-\${terraform.workspace}", "a"] }`,
    value: ["a", "z-prod"],
    expected: ["z-prod", "a"],
  },
  "a list that is open": {
    source: `resource "x" "y" { value = [for key in terraform.workspaces : key] }`,
    value: ["a", "b"],
    expected: ["a", "b"],
  },
  "a policy in JSON": {
    source: `resource "x" "y" { value = jsonencode({ Statement = [{ Resource = ["\${terraform.workspace}/*", "b"] }] }) }`,
    value: '{"Statement":[{"Resource":["prod/*","b"]}]}',
    expected: { Statement: [{ Resource: ["prod/*", "b"] }] },
  },
  "a block": {
    source: `resource "x" "y" {\n  value {\n    a = terraform.workspace\n    b = 1\n  }\n}`,
    value: [{ a: "prod", b: 1, c: "of the provider" }],
    expected: [{ a: "prod", b: 1 }],
  },
  "a choice that the plan took": {
    source: `resource "x" "y" { value = terraform.workspace == "prod" ? "a" : "b" }`,
    value: "b",
    expected: "b",
  },
  "what the source says, though the plan is older": {
    source: `resource "x" "y" { value = "new" }`,
    value: "old",
    expected: "new",
  },
  "a plan that does not fit what is known": {
    source: `resource "x" "y" { value = "new-\${terraform.workspace}" }`,
    value: "old-prod",
    expected: "new-${terraform.workspace}",
  },
  "what is known only after the deployment": {
    source: `resource "x" "y" { value = terraform.workspace }`,
    expected: "?terraform.workspace is not known",
  },
};

describe("a module with a plan beside it", () => {
  it.each(Object.entries(cases))("%s", async (_name, { expected, plan = {}, source, value }) => {
    const resources = { ...plan.resources, "x.y": { arguments: { value: refers("local.value", value) } } };
    const template = await planned({ ...plan, resources }, { "main.tf": source });
    expect(template.dialect.format).toBe("terraform");
    expect(shown(argumentOf(template, "x.y", "value"))).toEqual(expected);
  });

  it("keeps its own places", async () => {
    const template = await planned(
      { resources: { "x.y": { arguments: { value: refers("local.value", "a-prod") } } } },
      { "main.tf": `resource "x" "y" {\n  value = "a-\${terraform.workspace}"\n}\n` },
    );
    const value = argumentOf(template, "x.y", "value");
    expect(value?.location.file.path).toBe("m/main.tf");
    expect(value && textOf(value.location)).toBe('"a-${terraform.workspace}"');
  });

  it("does not show what is sensitive", async () => {
    const template = await planned(
      { resources: { "x.y": { arguments: { value: sensitive("local.value", "hunter2") } } } },
      { "main.tf": `resource "x" "y" {\n  value = terraform.workspace\n}\n` },
    );
    expect(shown(argumentOf(template, "x.y", "value"))).toBe("?terraform.workspace is not known");
  });

  it("has the instances that the plan makes where the source leaves them open", async () => {
    const repeated = (repeatedBy: "count" | "for_each"): PlanResource => ({ arguments: {}, repeated: repeatedBy });
    const template = await planned(
      {
        resources: {
          'aws_a.each["k"]': repeated("for_each"),
          "aws_a.count[0]": repeated("count"),
          "aws_a.count[1]": repeated("count"),
        },
      },
      {
        "main.tf": [
          'resource "aws_a" "each" { for_each = terraform.workspaces }',
          'resource "aws_a" "count" { count = length(terraform.workspaces) }',
        ].join("\n"),
      },
    );
    expect([...template.resources.values()].map(({ address, existence }) => `${address} ${existence.op}`)).toEqual([
      'aws_a.each["k"] true',
      "aws_a.count[0] true",
      "aws_a.count[1] true",
    ]);
  });

  it("keeps a resource that a condition leaves out", async () => {
    const none: PlanResource = { arguments: {}, repeated: "count", isNone: true };
    const plan = { resources: { "x.y": { arguments: {} }, "aws_a.none": none } };
    const source = 'resource "x" "y" {}\nresource "aws_a" "none" { count = terraform.workspace == "prod" ? 1 : 0 }';
    const template = await planned(plan, { "main.tf": source });
    expect([...template.resources.keys()]).toEqual(["x.y", "aws_a.none[0]"]);
    expect(template.resources.get("aws_a.none[0]")?.existence.op).toBe("equals");
  });

  it("is read with the modules that only the plan holds", async () => {
    const template = await planned(
      {
        resources: { "x.y": { arguments: { role_arn: refers("module.roles.role_arn") } } },
        modules: {
          roles: {
            source: "example/roles/aws",
            resources: { "aws_iam_role.r": { arguments: { name: constant("dms-s3") }, later: ["arn"] } },
            outputs: { role_arn: "aws_iam_role.r.arn" },
          },
        },
      },
      {
        "main.tf":
          'module "roles" { source = "example/roles/aws" }\nresource "x" "y" { role_arn = module.roles.role_arn }',
      },
    );
    expect(template.incompleteReason).toBeUndefined();
    expect(shown(argumentOf(template, "x.y", "role_arn"))).toBe("arn:${partition}:iam::${account}:role/dms-s3");
    expect(template.principals.map(({ address, location }) => `${address} ${location.file.path}`)).toEqual([
      "module.roles.aws_iam_role.r m/plan.json",
    ]);
  });

  it("is not that of another plan", async () => {
    const template = await planned(
      { resources: { "x.other": { arguments: { value: constant("a") } } } },
      { "main.tf": 'resource "x" "y" {}' },
    );
    expect(template.dialect.format).toBe("plan");
    expect([...template.resources.keys()]).toEqual(["x.other"]);
  });
});

describe("names that AWS chose", () => {
  const bucket: PlanResource = {
    arguments: { bucket_prefix: constant("orders-") },
    computed: { arn: "arn:aws:s3:::orders-2024", bucket: "orders-2024", id: "orders-2024" },
    actions: ["no-op"],
  };
  const source = [
    'resource "aws_s3_bucket" "b" { bucket_prefix = "orders-" }',
    'resource "x" "y" {\n  name = aws_s3_bucket.b.id\n  arn = aws_s3_bucket.b.arn\n  objects = "${aws_s3_bucket.b.arn}/*"\n}',
  ].join("\n");

  it.each([
    ["the source", { "main.tf": source }],
    ["the plan alone", {}],
  ])("are known from a plan of what is there, in %s", async (_name, files) => {
    const template = await planned(
      {
        resources: {
          "aws_s3_bucket.b": bucket,
          "x.y": {
            arguments: {
              name: refers("aws_s3_bucket.b.id", "orders-2024"),
              arn: refers("aws_s3_bucket.b.arn", "arn:aws:s3:::orders-2024"),
              objects: refers("aws_s3_bucket.b.arn", "arn:aws:s3:::orders-2024/*"),
            },
          },
        },
      },
      files,
    );
    const values = ["name", "arn", "objects"].map((name) => shown(argumentOf(template, "x.y", name)));
    const anywhere = values.map((value) => String(value).replace("${partition}", "aws"));
    expect(anywhere).toEqual(["orders-2024", "arn:aws:s3:::orders-2024", "arn:aws:s3:::orders-2024/*"]);
    const resource = template.resources.get("aws_s3_bucket.b");
    expect(shown(resource?.physicalName)).toBe("orders-2024");
    expect(shown(resource?.arn)).toBe("arn:${partition}:s3:::orders-2024");
  });
});

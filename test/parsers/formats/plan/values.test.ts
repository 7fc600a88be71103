import { describe, expect, it } from "vitest";
import { shown } from "../terraform/module.js";
import { calculated, constant, refers, sensitive, type Argument } from "./arguments.js";
import type { PlanModule } from "./plan-module.js";
import { argumentOf, planned } from "./read-plan.js";
import { role } from "./role.js";

/** A plan in which `aws_x.y` has this argument, and what it is read as. */
const cases: readonly (readonly [string, string, Argument, unknown])[] = [
  ["a constant", "value", constant("s3"), "s3"],
  ["a number", "value", constant(5), 5],
  ["a truth", "value", constant(true), true],
  ["null", "value", constant(null), null],
  ["a list", "value", constant(["a", "b"]), ["a", "b"]],
  ["a map", "value", constant({ a: 1 }), { a: 1 }],
  ["what a function made of constants", "value", calculated("a-b"), "a-b"],
  ["what is known of a reference", "value", refers("var.bucket", "orders"), "orders"],
  ["text that looks like a template", "value", constant("${aws:username}"), "${aws:username}"],
  ["an ARN that comes later", "role_arn", refers("aws_iam_role.r.arn"), "arn:${partition}:iam::${account}:role/dms-s3"],
  ["a name that comes later", "role", refers("aws_iam_role.r.id"), "dms-s3"],
  [
    "an item of a repeated resource",
    "role_arn",
    refers("aws_iam_role.all[0].arn"),
    "arn:${partition}:iam::${account}:role/one",
  ],
  ["an item by key", "role_arn", refers('aws_iam_role.each["b c"].arn'), "arn:${partition}:iam::${account}:role/two"],
  ["an output of a module", "role_arn", refers("module.roles.role_arn"), "arn:${partition}:iam::${account}:role/inner"],
  [
    "a text around a reference, which is not told from the reference alone",
    "description",
    refers("aws_iam_role.r.arn"),
    "?aws_x.y.description is known only after the deployment",
  ],
  [
    "two references in one text",
    "role_arn",
    refers(["aws_iam_role.r.arn", "aws_iam_role.r.id"]),
    "?aws_x.y.role_arn is known only after the deployment",
  ],
  ["a local", "role_arn", refers("local.role_arn"), "?aws_x.y.role_arn is known only after the deployment"],
  ["a whole resource", "role", refers("aws_iam_role.r"), "?aws_x.y.role is known only after the deployment"],
  [
    "what no part of the plan declares",
    "role_arn",
    refers("module.none.role_arn"),
    "?aws_x.y.role_arn is known only after the deployment",
  ],
  ["a text that a CI server masked", "value", constant("***"), expect.stringMatching(/^\$\{[^}]*\}$/)],
  [
    "a text with masks, which may hide two secrets",
    "role_arn",
    constant("arn:aws:iam::***:role/***"),
    expect.stringMatching(/^arn:aws:iam::(\$\{[^}]*\}):role\/(?!\1)\$\{[^}]*\}$/),
  ],
  ["a pattern", "value", constant("arn:aws:s3:::*/**"), "arn:aws:s3:::*/**"],
  ["a secret", "password", sensitive("var.password", "hunter2"), "?aws_x.y.password is sensitive"],
  [
    "a list of references",
    "roles",
    refers(["aws_iam_role.r.name", "aws_iam_role.all[0].name"], [null, null], [true, true]),
    ["dms-s3", "one"],
  ],
  [
    "a list with a part that comes later",
    "roles",
    refers("aws_iam_role.r.name", ["known", null], [false, true]),
    ["known", "dms-s3"],
  ],
  [
    "a list of texts that are composed",
    "resources",
    refers(["aws_iam_role.r.arn", "aws_iam_role.r.arn"], [null, null], [true, true]),
    ["?aws_x.y.resources is known only after the deployment", "?aws_x.y.resources is known only after the deployment"],
  ],
  [
    "a map with a part that comes later",
    "value",
    refers("aws_iam_role.r.arn", { a: "x" }, { b: true }),
    { a: "x", b: "?aws_x.y.value.b is known only after the deployment" },
  ],
  [
    "a block",
    "settings",
    [{ role_arn: refers("aws_iam_role.r.arn"), folder: constant("f") }],
    [{ role_arn: "arn:${partition}:iam::${account}:role/dms-s3", folder: "f" }],
  ],
  ["several blocks", "settings", [{ a: constant(1) }, { a: refers("var.a", 2) }], [{ a: 1 }, { a: 2 }]],
];

const around: PlanModule = {
  resources: {
    "aws_iam_role.r": role,
    "aws_iam_role.all[0]": { ...role, arguments: { name: constant("one") }, repeated: "count" },
    'aws_iam_role.each["b c"]': { ...role, arguments: { name: constant("two") }, repeated: "for_each" },
  },
  modules: {
    roles: {
      source: "./roles",
      resources: { "aws_iam_role.inner": { ...role, arguments: { name: constant("inner") } } },
      outputs: { role_arn: "aws_iam_role.inner.arn" },
    },
  },
};

const arn = (name: string): string => `arn:\${partition}:iam::\${account}:role/${name}`;

/** `holder["b c"]` takes something of the instance with its own key, which a plan does not list in full. */
const keyed: readonly (readonly [string, string, string, readonly string[], unknown])[] = [
  ["an ARN", "aws_x.y", "role_arn", ["aws_iam_role.each", "each.key"], arn("two")],
  ["an ARN by position", "aws_x.y", "role_arn", ["aws_iam_role.all", "count.index"], arn("one")],
  [
    "the role of a DynamoDB target",
    "aws_dms_endpoint.y",
    "service_access_role",
    ["aws_iam_role.each", "each.key"],
    arn("two"),
  ],
  ["the role of a policy", "aws_iam_role_policy.y", "role", ["aws_iam_role.each", "each.key"], "two"],
  ["the role of something else", "aws_lambda_function.y", "role", ["aws_iam_role.each", "each.key"], undefined],
  ["a text around it", "aws_x.y", "description", ["aws_iam_role.each", "each.key"], undefined],
  ["a key that another value tells", "aws_x.y", "role_arn", ["aws_iam_role.each", "each.value"], undefined],
  ["something besides", "aws_x.y", "role_arn", ["aws_iam_role.each", "each.key", "var.x"], undefined],
  ["a resource without instances of that key", "aws_x.y", "role_arn", ["aws_iam_role.r", "each.key"], undefined],
];

describe("an instance of the same key in a plan", () => {
  it.each(keyed)("%s", async (_name, holder, argument, references, expected) => {
    const repeated = references.includes("count.index") ? "count" : "for_each";
    const address = `${holder}[${repeated === "count" ? "0" : '"b c"'}]`;
    const resources = {
      ...around.resources,
      [address]: { arguments: { [argument]: refers(references) }, repeated } as const,
    };
    const template = await planned({ ...around, resources });
    const found = shown(argumentOf(template, address, argument));
    if (expected === undefined) expect(found).toMatch(/^\?.*(?:known only after the deployment|not known)/);
    else expect(found).toEqual(expected);
  });
});

describe("values of a plan", () => {
  it.each(cases)("%s", async (_name, argument, given, expected) => {
    const resources = { ...around.resources, "aws_x.y": { arguments: { [argument]: given } } };
    const template = await planned({ ...around, resources });
    expect(shown(argumentOf(template, "aws_x.y", argument))).toEqual(expected);
  });
});

import { describe, expect, it } from "vitest";
import { shown } from "../terraform/module.js";
import {
  calculated,
  constant,
  refers,
  sensitive,
  type Argument,
  type PlanModule,
  type PlanResource,
} from "./plan-text.js";
import { argumentOf, planned } from "./read-plan.js";

const role: PlanResource = { arguments: { name: constant("dms-s3") }, later: ["arn", "id"] };

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

describe("values of a plan", () => {
  it.each(cases)("%s", async (_name, argument, given, expected) => {
    const resources = { ...around.resources, "aws_x.y": { arguments: { [argument]: given } } };
    const template = await planned({ ...around, resources });
    expect(shown(argumentOf(template, "aws_x.y", argument))).toEqual(expected);
  });
});

describe("instances of a plan", () => {
  it("have the addresses of the changes", async () => {
    const inner: PlanModule = {
      resources: { "aws_iam_role.r": role, 'aws_iam_role.s["a.b"]': { ...role, repeated: "for_each" } },
    };
    const template = await planned({
      resources: {
        "aws_iam_role.c[0]": { ...role, repeated: "count" },
        "aws_iam_role.c[1]": { ...role, repeated: "count" },
      },
      modules: {
        one: {
          source: "./one",
          ...inner,
          modules: { deep: { source: "./deep", resources: { "aws_iam_role.r": role } } },
        },
        many: { source: "./many", ...inner, repeated: "for_each", keys: ["x", "y z"] },
      },
    });
    expect([...template.resources.keys()].sort()).toEqual([
      "aws_iam_role.c[0]",
      "aws_iam_role.c[1]",
      'module.many["x"].aws_iam_role.r',
      'module.many["x"].aws_iam_role.s["a.b"]',
      'module.many["y z"].aws_iam_role.r',
      'module.many["y z"].aws_iam_role.s["a.b"]',
      "module.one.aws_iam_role.r",
      'module.one.aws_iam_role.s["a.b"]',
      "module.one.module.deep.aws_iam_role.r",
    ]);
    expect(template.principals.map(({ existence }) => existence.op)).toEqual(template.principals.map(() => "true"));
  });

  it("are not those that the plan deletes", async () => {
    const gone = { ...role, actions: ["delete"] };
    const template = await planned({
      resources: {
        "aws_iam_role.kept": role,
        "aws_iam_role.gone": gone,
        "aws_iam_role.new": { ...role, actions: ["delete", "create"] },
      },
    });
    expect([...template.resources.keys()].sort()).toEqual(["aws_iam_role.kept", "aws_iam_role.new"]);
  });

  it("are not those that a condition leaves out, and roles among them are taken to exist", async () => {
    const none: PlanResource = { ...role, repeated: "count", isNone: true };
    const template = await planned({
      resources: { "aws_iam_role.vpc": none, "aws_sns_topic.t": { ...none, arguments: {} } },
    });
    expect([...template.resources.keys()]).toEqual([]);
    expect(template.existingRoles.map(({ address, name }) => [address, shown(name)])).toEqual([
      ["aws_iam_role.vpc", "dms-s3"],
    ]);
  });

  it("know their own key", async () => {
    const named = (name: string): PlanResource => ({
      arguments: { name: refers("each.key", name) },
      repeated: "for_each",
      later: ["arn", "id"],
    });
    const template = await planned({
      resources: { 'aws_iam_role.r["a"]': named("a"), 'aws_iam_role.r["b"]': named("b") },
    });
    expect(template.principals.map(({ name }) => shown(name))).toEqual(["a", "b"]);
  });
});

describe("policy documents of a plan", () => {
  const statement = { actions: constant(["s3:PutObject"]), resources: refers(["aws_s3_bucket.b.arn"], [null], [true]) };
  const later = ["id", "json"];
  const policy = (reference: string): PlanResource => ({
    arguments: { role: constant("dms-s3"), policy: refers(reference) },
  });
  const resources = {
    "aws_s3_bucket.b": { arguments: {}, later: ["arn", "id"] },
    "aws_iam_role_policy.p": policy("data.aws_iam_policy_document.d.json"),
  };

  it("are read from their blocks where their JSON comes later", async () => {
    const template = await planned({
      resources: { ...resources, "data.aws_iam_policy_document.d": { arguments: { statement: [statement] }, later } },
    });
    const [attachment] = template.attachments;
    const [found] = attachment?.documents[0]?.statements ?? [];
    expect(attachment?.roles.items.map(({ text }) => shown(text))).toEqual(["dms-s3"]);
    expect(found?.actions?.items.map(({ text }) => shown(text))).toEqual(["s3:PutObject"]);
    expect(found?.resources?.incompleteReason).toBe(
      "data.aws_iam_policy_document.d.statement.resources is known only after the deployment",
    );
  });

  it("have the statements that a dynamic block makes", async () => {
    const template = await planned({
      resources: {
        ...resources,
        "data.aws_iam_policy_document.d": {
          arguments: { statement: [statement] },
          computed: {
            statement: [
              { actions: ["s3:PutObject"], resources: [null], effect: null, principals: [], condition: [] },
              { actions: ["s3:DeleteObject"], resources: ["*"], effect: null, principals: [], condition: [] },
            ],
          },
          later,
        },
      },
    });
    const statements = template.attachments[0]?.documents[0]?.statements ?? [];
    expect(statements.map(({ actions }) => actions?.items.map(({ text }) => shown(text)))).toEqual([
      ["s3:PutObject"],
      ["s3:DeleteObject"],
    ]);
  });

  it("are taken into others", async () => {
    const template = await planned({
      resources: {
        ...resources,
        "data.aws_iam_policy_document.inner": { arguments: { statement: [statement] }, later },
        "data.aws_iam_policy_document.d": {
          arguments: { source_policy_documents: refers("data.aws_iam_policy_document.inner.json", [null], [true]) },
          later,
        },
      },
    });
    const [document] = template.attachments[0]?.documents ?? [];
    expect(document?.statements.map(({ actions }) => actions?.items.map(({ text }) => shown(text)))).toEqual([
      ["s3:PutObject"],
    ]);
    expect(document?.incompleteReason).toBeUndefined();
  });

  it("are not known where they are composed", async () => {
    const template = await planned({
      resources: { ...resources, "aws_iam_role_policy.p": policy("aws_s3_bucket.b.arn") },
    });
    const [attachment] = template.attachments;
    expect(attachment?.documents).toEqual([]);
    expect(attachment?.incompleteReason).toBe("aws_iam_role_policy.p.policy is known only after the deployment");
  });
});

describe("what the provider knows and nobody gave", () => {
  const policy = '{"Version":"2012-10-17","Statement":[]}';
  const roleThatIsThere = (...names: readonly string[]): PlanResource => ({
    ...role,
    later: [],
    actions: ["no-op"],
    computed: {
      inline_policy: names.map((name) => ({ name, policy: name === "" ? "" : policy })),
      managed_policy_arns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
    },
  });
  const rolePolicy = (name: string, actions: readonly string[]): PlanResource => ({
    arguments: { name: constant(name), role: constant("dms-s3"), policy: calculated(policy) },
    actions,
  });

  it.each<readonly [string, Record<string, PlanResource>, number]>([
    ["no policy of a role that has none", { "aws_iam_role.r": roleThatIsThere("") }, 0],
    [
      "no policy of its own where another resource gives it",
      { "aws_iam_role.r": roleThatIsThere("p"), "aws_iam_role_policy.p": rolePolicy("p", ["no-op"]) },
      0,
    ],
    [
      "no policy of its own where another resource gave it",
      { "aws_iam_role.r": roleThatIsThere("p"), "aws_iam_role_policy.p": rolePolicy("p", ["delete"]) },
      0,
    ],
    ["a dynamic block of a role that is there", { "aws_iam_role.r": roleThatIsThere("d") }, 1],
    [
      "a dynamic block of a role that is made",
      { "aws_iam_role.r": { ...role, computed: { inline_policy: [{ name: "new", policy }] } } },
      1,
    ],
  ])("is %s", async (_name, resources, expected) => {
    const [found] = (await planned({ resources })).principals;
    expect(found?.inlinePolicies).toHaveLength(expected);
    expect(found?.managedPolicyArns.items).toEqual([]);
  });
});

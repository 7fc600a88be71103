import { describe, expect, it } from "vitest";
import { shown } from "../terraform/module.js";
import { constant, refers, sensitive } from "./arguments.js";
import type { PlanModule, PlanResource } from "./plan-module.js";
import { planObject, planText } from "./plan-text.js";
import { planned } from "./read-plan.js";
import { role } from "./role.js";

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

  it.each<[string, Partial<PlanResource>, readonly string[]]>([
    ["a role", {}, ["dms-s3"]],
    ["a role with a secret name", { arguments: { name: sensitive("var.name", "dms-s3") } }, []],
    ["a role that is deleted", { actions: ["delete"] }, []],
  ])("are not those that Terraform only forgets, and roles among them still exist: %s", async (_, over, names) => {
    const gone = { ...role, actions: ["forget"], ...over };
    const topic = { ...gone, arguments: { name: constant("topic") } };
    const template = await planned({
      resources: { "aws_iam_role.kept": role, "aws_iam_role.gone": gone, "aws_sns_topic.t": topic },
    });
    expect([...template.resources.keys()]).toEqual(["aws_iam_role.kept"]);
    expect(template.existingRoles.map(({ name }) => shown(name))).toEqual(names);
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

  it.each([["-target", { complete: false }] as const, ["an error", { complete: true, errored: true }] as const])(
    "may exist though they were not planned because of %s",
    async (_, over) => {
      const none: PlanResource = { ...role, repeated: "count", isNone: true };
      const text = planText({ resources: { "aws_iam_role.r": none, "aws_iam_role.kept": role } }, over);
      const template = await planned(text);
      expect([...template.resources.keys()]).toEqual(["aws_iam_role.r", "aws_iam_role.kept"]);
      expect(template.existingRoles).toEqual([]);
    },
  );

  it("are those of deferred changes too", async () => {
    const plan = planObject({ resources: { "aws_iam_role.r": role } });
    const deferred = (plan.resource_changes as readonly object[]).map((resource_change) => {
      return { reason: "provider_config_unknown", resource_change };
    });
    const over = { planned_values: {}, resource_changes: [], deferred_changes: deferred, complete: false };
    const template = await planned(JSON.stringify({ ...plan, ...over }));
    expect(template.principals.map(({ name }) => shown(name))).toEqual(["dms-s3"]);
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

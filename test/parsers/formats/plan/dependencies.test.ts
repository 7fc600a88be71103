import { describe, expect, it } from "vitest";
import { orderOf } from "../../../../src/iam/index.js";
import { constant, refers } from "./arguments.js";
import type { PlanModule, PlanResource } from "./plan-module.js";
import { planned } from "./read-plan.js";

const role: PlanResource = { arguments: { name: constant("dms-vpc-role") }, later: ["arn", "id"] };

/** Whether `x.y` waits for `aws_iam_role.r`. */
const cases: readonly (readonly [string, PlanModule, "yes" | "no" | "unknown"])[] = [
  ["depends_on", { resources: { "x.y": { arguments: {}, dependsOn: ["aws_iam_role.r"] } } }, "yes"],
  [
    "a reference that is known already",
    { resources: { "x.y": { arguments: { a: refers("aws_iam_role.r.name", "dms-vpc-role") } } } },
    "yes",
  ],
  [
    "a reference that comes later",
    { resources: { "x.y": { arguments: { text: refers("aws_iam_role.r.arn") } } } },
    "yes",
  ],
  [
    "a reference in a block",
    { resources: { "x.y": { arguments: { b: [{ text: refers("aws_iam_role.r.arn") }] } } } },
    "yes",
  ],
  ["nothing", { resources: { "x.y": { arguments: { a: constant("b") } } } }, "no"],
  [
    "another resource",
    {
      resources: {
        "time_sleep.s": { arguments: {}, dependsOn: ["aws_iam_role.r"], later: ["id"] },
        "x.y": { arguments: { a: refers("time_sleep.s.id") } },
      },
    },
    "yes",
  ],
  [
    "a module",
    {
      resources: { "x.y": { arguments: {}, dependsOn: ["module.m"] } },
      modules: { m: { source: "./m", resources: { "x.z": { arguments: {}, dependsOn: [] } } } },
    },
    "no",
  ],
  [
    "an argument of a call",
    {
      modules: {
        m: {
          source: "./m",
          arguments: { role: refers("aws_iam_role.r.arn") },
          variables: { role: {} },
          resources: { "x.y": { arguments: { text: refers("var.role") } } },
        },
      },
    },
    "yes",
  ],
  [
    "depends_on of a call",
    { modules: { m: { source: "./m", dependsOn: ["aws_iam_role.r"], resources: { "x.y": { arguments: {} } } } } },
    "yes",
  ],
  [
    "an output of a module",
    {
      resources: { "x.y": { arguments: { a: refers("module.m.id") } } },
      modules: {
        m: {
          source: "./m",
          resources: { "x.z": { arguments: { a: refers("var.a") }, later: ["id"] } },
          outputs: { id: "x.z.id" },
          variables: { a: {} },
          arguments: { a: refers("aws_iam_role.r.arn") },
        },
      },
    },
    "yes",
  ],
  [
    "a local, of which the plan tells nothing",
    { resources: { "x.y": { arguments: { a: refers("local.a") } } } },
    "unknown",
  ],
  [
    "a local whose value is known",
    { resources: { "x.y": { arguments: { tags: refers("local.tags", { env: "prod" }) } } } },
    "no",
  ],
];

describe("what a resource of a plan waits for", () => {
  it.each(cases)("%s", async (_name, plan, expected) => {
    const template = await planned({ ...plan, resources: { ...plan.resources, "aws_iam_role.r": role } });
    const address = [...template.resources.keys()].find((key) => key.endsWith("x.y")) ?? "";
    expect(orderOf(template, "aws_iam_role.r").isAwaitedBy(address).answer).toBe(expected);
  });
});

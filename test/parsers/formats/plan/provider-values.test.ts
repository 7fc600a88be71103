import { describe, expect, it } from "vitest";
import { calculated, constant } from "./arguments.js";
import type { PlanResource } from "./plan-module.js";
import { planned } from "./read-plan.js";
import { role } from "./role.js";

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

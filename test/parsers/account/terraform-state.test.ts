import { expect, it, describe } from "vitest";
import { arn, grant, principalsOf, templateOf, trust } from "./account-texts.js";

describe("terraform show -json of a state", () => {
  const resource = (type: string, values: unknown): unknown => ({ type, mode: "managed", name: "x", values });
  const root_module = {
    resources: [
      resource("aws_iam_role", { name: "writer", arn: arn("role/writer"), assume_role_policy: JSON.stringify(trust) }),
      resource("aws_iam_role_policy_attachment", { role: "writer", policy_arn: arn("policy/more") }),
      resource("aws_iam_policy_attachment", { name: "p", roles: ["writer"], policy_arn: arn("policy/most") }),
    ],
    child_modules: [
      {
        resources: [
          resource("aws_iam_role_policy", { role: "writer", policy: JSON.stringify(grant) }),
          resource("aws_iam_policy", { name: "more", arn: arn("policy/more"), policy: JSON.stringify(grant) }),
        ],
      },
    ],
  };
  const writer = {
    is: `Role writer ${arn("role/writer")}`,
    trusts: 1,
    inline: ["s3:PutObject"],
    managed: [arn("policy/more"), arn("policy/most")],
  };

  it("gives what the provider awscc made, with policies of the other one", () => {
    const resources = [
      resource("awscc_iam_role", {
        role_name: "writer",
        arn: arn("role/writer"),
        assume_role_policy_document: JSON.stringify(trust),
        policies: [{ policy_name: "p", policy_document: JSON.stringify(grant) }],
        managed_policy_arns: [arn("policy/more")],
        permissions_boundary: arn("policy/limit"),
      }),
      resource("awscc_iam_role_policy", {
        role_name: "writer",
        policy_name: "q",
        policy_document: JSON.stringify(grant),
      }),
      resource("aws_iam_role_policy_attachment", { role: "writer", policy_arn: arn("policy/less") }),
      resource("awscc_iam_managed_policy", {
        managed_policy_name: "most",
        policy_arn: arn("policy/most"),
        policy_document: JSON.stringify(grant),
        roles: ["writer"],
      }),
    ];
    const state = { format_version: "1.0", values: { root_module: { resources } } };
    expect(principalsOf(state)).toEqual([
      {
        is: `Role writer ${arn("role/writer")}`,
        trusts: 1,
        inline: ["s3:PutObject", "s3:PutObject"],
        boundary: arn("policy/limit"),
        managed: [arn("policy/more"), arn("policy/less"), arn("policy/most")],
      },
    ]);
    expect(templateOf(state)).toMatchObject({ managedPolicies: [{ logicalName: "most" }] });
  });

  it.each([
    ["a user", resource("aws_iam_user_group_membership", { user: "ann", groups: ["ops"] })],
    ["a group", resource("aws_iam_group_membership", { name: "m", group: "ops", users: ["ann"] })],
  ])("gives users the policies of groups, from the memberships of %s", (_, membership) => {
    const resources = [
      membership,
      resource("aws_iam_user", { name: "ann", arn: arn("user/ann") }),
      resource("aws_iam_group", { name: "ops", arn: arn("group/ops") }),
      resource("aws_iam_group_policy", { group: "ops", policy: JSON.stringify(grant) }),
    ];
    const [ann] = principalsOf({ format_version: "1.0", values: { root_module: { resources } } });
    expect(ann).toMatchObject({ is: `User ann ${arn("user/ann")}`, inline: ["s3:PutObject"] });
  });

  it.each([
    ["a state", { format_version: "1.0", terraform_version: "1.9.0", values: { root_module } }],
    [
      "the prior state in a plan",
      { format_version: "1.2", planned_values: {}, prior_state: { values: { root_module } } },
    ],
  ])("gives the roles of %s", (_, state) => {
    expect(principalsOf(state)).toEqual([writer]);
    expect(templateOf(state)).toMatchObject({
      account: { hasAllRoles: false },
      managedPolicies: [{ logicalName: "more" }],
    });
  });
});

import { describe, expect, it } from "vitest";
import type { Template } from "../../../src/model/index.js";
import { readAccount } from "../../../src/parsers/index.js";
import { isFailure } from "../../../src/source/index.js";
import { display } from "../../../src/tree/index.js";

const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
const grant = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:PutObject", Resource: "*" }] };

function read(value: unknown): ReturnType<typeof readAccount> {
  return readAccount("account.json", typeof value === "string" ? value : JSON.stringify(value));
}

function templateOf(value: unknown): Template {
  const account = read(value);
  if (isFailure(account)) throw new Error(account.message);
  return account.template;
}

/** What a reader of the model sees of the principals. */
function principalsOf(value: unknown): readonly unknown[] {
  return templateOf(value).principals.map(
    ({ arn, boundary, inlinePolicies, kind, managedPolicyArns, name, trust: own }) => ({
      is: `${kind} ${display(name)} ${display(arn)}`,
      trusts: own.flatMap(({ statements }) => statements.flatMap(({ principals }) => principals?.items ?? [])).length,
      inline: inlinePolicies.flatMap(({ statements }) =>
        statements.flatMap(({ actions }) => actions?.items.map(({ text }) => display(text)) ?? []),
      ),
      managed: managedPolicyArns.items.map(({ text }) => display(text)),
      ...(boundary && { boundary: boundary.kind === "scalar" && boundary.text }),
    }),
  );
}

const arn = (rest: string): string => `arn:aws:iam::111122223333:${rest}`;

describe("aws iam get-account-authorization-details", () => {
  const role = (document: unknown): unknown => ({
    RoleDetailList: [
      {
        RoleName: "writer",
        Path: "/dms/",
        Arn: arn("role/dms/writer"),
        AssumeRolePolicyDocument: document,
        RolePolicyList: [{ PolicyName: "own", PolicyDocument: document === trust ? grant : JSON.stringify(grant) }],
        AttachedManagedPolicies: [{ PolicyName: "more", PolicyArn: arn("policy/more") }],
        PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: arn("policy/edge") },
      },
    ],
  });
  const writer = {
    is: `Role writer ${arn("role/dms/writer")}`,
    trusts: 1,
    inline: ["s3:PutObject"],
    managed: [arn("policy/more")],
    boundary: arn("policy/edge"),
  };

  it.each([
    ["as it is", trust],
    ["in a text", JSON.stringify(trust)],
    ["in a text for URLs, as the API returns it", encodeURIComponent(JSON.stringify(trust))],
  ])("gives the roles, with documents %s", (_, document) => {
    expect(principalsOf(role(document))).toEqual([writer]);
  });

  it("gives users the policies of their groups", () => {
    const details = {
      RoleDetailList: [],
      UserDetailList: [{ UserName: "ann", Arn: arn("user/ann"), GroupList: ["ops", "gone"], UserPolicyList: [] }],
      GroupDetailList: [
        {
          GroupName: "ops",
          Arn: arn("group/ops"),
          GroupPolicyList: [{ PolicyName: "g", PolicyDocument: grant }],
          AttachedManagedPolicies: [{ PolicyArn: arn("policy/ops") }],
        },
      ],
    };
    expect(principalsOf(details)[0]).toEqual({
      is: `User ann ${arn("user/ann")}`,
      trusts: 0,
      inline: ["s3:PutObject"],
      managed: [arn("policy/ops")],
    });
  });

  it("takes the version of a policy that is in force", () => {
    const old = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
    const { managedPolicies } = templateOf({
      RoleDetailList: [],
      Policies: [
        {
          PolicyName: "more",
          Arn: arn("policy/more"),
          DefaultVersionId: "v2",
          PolicyVersionList: [
            { VersionId: "v1", IsDefaultVersion: false, Document: old },
            { VersionId: "v2", IsDefaultVersion: true, Document: grant },
          ],
        },
        { PolicyName: "empty", Arn: arn("policy/empty"), PolicyVersionList: [] },
      ],
    });
    const [more, empty] = managedPolicies;
    const actions = more?.documents.flatMap(({ statements }) =>
      statements.flatMap(({ actions: own }) => own?.items ?? []),
    );
    expect(actions?.map(({ text }) => display(text))).toEqual(["s3:PutObject"]);
    expect(empty).toMatchObject({ documents: [], incompleteReason: expect.stringContaining("policy/empty") as string });
  });

  it.each([
    ["all pages", { RoleDetailList: [{ RoleName: "a", Arn: arn("role/a") }], IsTruncated: false }, true],
    ["the first page", { RoleDetailList: [{ RoleName: "a", Arn: arn("role/a") }], IsTruncated: true }, false],
    ["policies only", { RoleDetailList: [], Policies: [] }, false],
  ])("with %s: has all roles is %s", (_, details, hasAllRoles) => {
    expect(templateOf(details).account).toEqual({ hasAllRoles });
  });

  it("passes over what is incomplete, and words that every object has", () => {
    const details = {
      RoleDetailList: [
        {},
        null,
        1,
        "x",
        { RoleName: "constructor", Arn: arn("role/constructor") },
        { Arn: arn("role/b") },
      ],
      constructor: 1,
      UserDetailList: "none",
    };
    expect(principalsOf(details)).toEqual([
      { is: `Role constructor ${arn("role/constructor")}`, trusts: 0, inline: [], managed: [] },
    ]);
  });
});

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

describe("outputs of stacks", () => {
  it.each([
    ["list-exports", { Exports: [{ ExportingStackId: "s", Name: "net-Subnets", Value: "subnet-1" }, { Name: "x" }] }],
    [
      "describe-stacks",
      {
        Stacks: [
          { Outputs: [{ OutputKey: "S", OutputValue: "subnet-1", ExportName: "net-Subnets" }, { OutputKey: "T" }] },
        ],
      },
    ],
  ])("of %s give the exports", (_, value) => {
    expect(read(value)).toMatchObject({ exports: [{ name: "net-Subnets", value: "subnet-1" }] });
  });
});

describe("policies of resources", () => {
  const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
  const ofBucket = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::lake/*" },
  };
  const secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf";
  const text = JSON.stringify(grant);

  it.each<[string, string, unknown, readonly string[]]>([
    [
      "get-key-policy, named by its file",
      `keys/${keyId}.json`,
      { Policy: text, PolicyName: "default" },
      [`KmsKey/${keyId}`],
    ],
    ["get-bucket-policy", "bucket.json", { Policy: JSON.stringify(ofBucket) }, ["Bucket/lake"]],
    ["get-resource-policy", "secret.json", { ARN: secret, Name: "orders", ResourcePolicy: text }, [`Secret/${secret}`]],
    [
      "a mapping of ARNs",
      "all.json",
      { [`arn:aws:kms:eu-west-1:111122223333:key/${keyId}`]: { Policy: text }, "arn:aws:s3:::lake": ofBucket },
      [`KmsKey/${keyId}`, "Bucket/lake"],
    ],
  ])("of %s", (_, path, value, addresses) => {
    const account = readAccount(path, JSON.stringify(value));
    if (isFailure(account)) throw new Error(account.message);
    expect([...account.template.resources.keys()]).toEqual(addresses);
    expect(account.template.documents.map(({ address, document }) => [address, document.statements.length])).toEqual(
      addresses.map((address) => [address, 1]),
    );
  });

  it("of a key that nothing names are refused", () => {
    expect(isFailure(readAccount("key-policy.json", JSON.stringify({ Policy: text })))).toBe(true);
  });
});

describe("other files", () => {
  it.each([
    ["no JSON", "{", /^account\.json:1:2: The account data is not valid JSON: /],
    [
      "a policy",
      grant,
      /^The account data "account\.json" is not the output of a command that dmslint knows: aws iam /,
    ],
    ["a list", [], /is not the output of a command/],
    ["null", "null", /is not the output of a command/],
  ])("are refused: %s", (_, value, message) => {
    const account = read(value);
    expect(isFailure(account) && account.message).toMatch(message);
  });
});

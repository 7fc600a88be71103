import { describe, expect, it } from "vitest";
import { readAccount } from "../../../src/parsers/index.js";
import { isFailure } from "../../../src/source/index.js";
import { arn, grant, principalsOf, read, templateOf, trust } from "./account-texts.js";
import { display } from "../../../src/tree/index.js";

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

  const ofRole = (name: string): object => ({ RoleDetailList: [{ RoleName: name, Arn: arn(`role/${name}`) }] });

  it("joins the pages of a list", () => {
    expect(principalsOf([ofRole("a"), ofRole("b")])).toMatchObject([
      { is: `Role a ${arn("role/a")}` },
      { is: `Role b ${arn("role/b")}` },
    ]);
  });

  it.each([
    ["all pages", { RoleDetailList: [{ RoleName: "a", Arn: arn("role/a") }], IsTruncated: false }, true],
    ["the first page", { RoleDetailList: [{ RoleName: "a", Arn: arn("role/a") }], IsTruncated: true }, false],
    ["policies only", { RoleDetailList: [], Policies: [] }, false],
    [
      "a list of all pages",
      [
        { ...ofRole("a"), IsTruncated: true },
        { RoleDetailList: [], IsTruncated: false },
      ],
      true,
    ],
    ["a list of some pages", [ofRole("a"), ofRole("b")].map((page) => ({ ...page, IsTruncated: true })), false],
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

describe("outputs of stacks", () => {
  it.each([
    ["list-exports", { Exports: [{ ExportingStackId: "s", Name: "net-Subnets", Value: "subnet-1" }, { Name: "x" }] }],
    ["list-exports --query Exports", [{ ExportingStackId: "s", Name: "net-Subnets", Value: "subnet-1" }]],
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
  const ofKey = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }],
  };

  it.each<[string, string, unknown, readonly string[]]>([
    [
      "get-key-policy, named by its file",
      `keys/${keyId}.json`,
      { Policy: text, PolicyName: "default" },
      [`KmsKey/${keyId}`],
    ],
    ["get-key-policy --query Policy --output text", `${keyId}.json`, ofKey, [`KmsKey/${keyId}`]],
    ["get-bucket-policy --query Policy", "bucket.json", JSON.stringify(ofBucket), ["Bucket/lake"]],
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

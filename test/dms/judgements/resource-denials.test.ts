import { describe, expect, it } from "vitest";
import { denyingStatement, isKey, isNotAllowed } from "../../../src/dms/index.js";
import {
  literalPart,
  plainText,
  resourceAt,
  resourceKey,
  resourcePoliciesOf,
  textOfParts,
  type Requester,
} from "../../../src/iam/index.js";
import type { Role } from "../../../src/model/index.js";
import { projectOf, roleIn } from "../../iam/project.js";
import { needed } from "../excess.js";
import { roleWith, trusting } from "../judged.js";

const role = (name: string): string => roleWith(trusting("dms.amazonaws.com"), ['s3:* on "*"'], `, RoleName: ${name}`);
const statement = (effect: string, principal: string, actions: string, resource: string, more = ""): string =>
  `{ Effect: ${effect}, Principal: ${principal}, Action: ${actions}, Resource: ${resource}${more} }`;
const template = (statements: readonly string[], kind = "bucket"): string => `
Parameters: { Any: { Type: String } }
Resources:
  Endpoint: { Type: AWS::DMS::Endpoint, Properties: { EngineName: s3, EndpointType: target } }
  Role: ${role("writer")}
  Other: ${role("reader")}
${kind === "bucket" ? "  It: { Type: AWS::S3::Bucket}" : `  It: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [${statements.join(", ")}] } } }`}
${kind === "bucket" ? `  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref It, PolicyDocument: { Statement: [${statements.join(", ")}] } } }` : ""}
`;

const all = '!Sub "${It.Arn}/*"';
const mine = "{ AWS: !GetAtt Role.Arn }";

const but = (condition: string): string => statement("Deny", '"*"', '"s3:*"', all, `, Condition: { ${condition} }`);
const butFor = (operator: string, name: string): string =>
  but(`${operator}: { "aws:PrincipalArn": !Sub "arn:aws:iam::\${AWS::AccountId}:${name}" }`);

describe("the statement of a resource that denies a role what it needs", () => {
  const denied = async (statements: readonly string[], resource = "It"): Promise<number | string | undefined> => {
    const project = await projectOf({ "a.yaml": template(statements) });
    const bucket = resourceAt(project, `a.yaml#Resources.${resource}`)?.arn ?? plainText("arn:aws:s3:::lake");
    const { role: one, template: home } = roleIn(project, "Role");
    const [user] = home.dmsResources;
    if (!user) throw new Error("no endpoint");
    const found = denyingStatement(
      project,
      one,
      { resource: user, template: home },
      { requirement: needed("s3:PutObject"), resource: textOfParts([...bucket.parts, literalPart("/*")]) },
    );
    return found?.verdict.answer === "unknown" ? "unknown" : found?.statement.index;
  };

  it.each<[string, readonly string[], number | string | undefined]>([
    ["everyone", [statement("Deny", '"*"', '"s3:Put*"', all)], 0],
    ["the role", [statement("Deny", mine, '"s3:*"', all)], 0],
    ["another role", [statement("Deny", "{ AWS: !GetAtt Other.Arn }", '"s3:*"', all)], undefined],
    ["another action", [statement("Deny", '"*"', '"s3:DeleteObject"', all)], undefined],
    [
      "objects of a bucket that may have this name",
      [statement("Deny", '"*"', '"s3:*"', '"arn:aws:s3:::other/*"')],
      "unknown",
    ],
    ["nobody", [statement("Allow", '"*"', '"s3:*"', all)], undefined],
    [
      "whoever meets a condition",
      [statement("Deny", '"*"', '"s3:*"', all, ', Condition: { StringEquals: { "aws:PrincipalTag/team": x } }')],
      "unknown",
    ],
    ["someone who is not known", [statement("Deny", "{ AWS: !Ref Any }", '"s3:*"', all)], "unknown"],
    ["all but another role", [butFor("ArnNotEquals", "role/admin")], 0],
    ["all but roles with another name", [butFor("StringNotLike", "role/admin-*")], 0],
    ["all but the role", [butFor("ArnNotEquals", "role/writer")], undefined],
    ["all but roles with names like that of the role", [butFor("ArnNotLike", "role/w*")], undefined],
    ["another role by a condition", [butFor("ArnEquals", "role/admin")], undefined],
    ["other accounts", [but('StringNotEquals: { "aws:PrincipalAccount": !Ref "AWS::AccountId" }')], undefined],
    ["all but services", [but('Bool: { "aws:PrincipalIsAWSService": "false" }')], 0],
    ["all without MFA", [but('"Null": { "aws:MultiFactorAuthAge": true }')], 0],
    ["all but one network", [but('StringNotEquals: { "aws:SourceVpce": vpce-1 }')], "unknown"],
    [
      "all but one network, and all",
      [but('StringNotEquals: { "aws:SourceVpce": vpce-1 }'), statement("Deny", '"*"', '"s3:*"', all)],
      1,
    ],
    [
      "everyone in the second statement",
      [statement("Allow", '"*"', '"s3:*"', all), statement("Deny", '"*"', '"s3:*"', all)],
      1,
    ],
  ])("%s: %s", async (_, statements, index) => {
    expect(await denied(statements)).toBe(index);
  });

  it("is none for a resource that is not in the run", async () => {
    expect(await denied([statement("Deny", '"*"', '"s3:*"', all)], "Missing")).toBeUndefined();
  });
});

describe("the policies of a key", () => {
  const key = "arn:aws:kms:eu-west-1:123456789012:key/k";
  const isRefused = async (
    statements: readonly string[],
    requesterOf: (role: Role) => Requester = (one) => ({ role: one }),
  ): Promise<boolean> => {
    const project = await projectOf({ "a.yaml": template(statements, "key") });
    const { role: one, template: home } = roleIn(project, "Role");
    const policies = resourcePoliciesOf(project, resourceKey(home, "Resources.It")) ?? [];
    expect(policies).toHaveLength(1);
    return isNotAllowed(policies, { action: "kms:Decrypt", text: plainText(key) }, requesterOf(one));
  };
  const account = '{ AWS: "arn:aws:iam::123456789012:root" }';
  const service: (role: Role) => Requester = () => ({ service: "dms.amazonaws.com" });

  it.each<[string, readonly string[], boolean]>([
    ["nothing", [], true],
    ["all of the role", [statement("Allow", mine, '"kms:*"', '"*"')], false],
    ["all of everyone", [statement("Allow", '"*"', '"kms:*"', '"*"')], false],
    ["all of another role", [statement("Allow", "{ AWS: !GetAtt Other.Arn }", '"kms:*"', '"*"')], true],
    ["all of someone who is not known", [statement("Allow", "{ AWS: !Ref Any }", '"kms:*"', '"*"')], false],
    ["another action", [statement("Allow", mine, '"kms:Encrypt"', '"*"')], true],
    ["its account", [statement("Allow", account, '"kms:*"', '"*"')], false],
    ["its account another action", [statement("Allow", account, '"kms:Encrypt"', '"*"')], true],
    [
      "the account and another role",
      [statement("Allow", '{ AWS: [!GetAtt Other.Arn, "123456789012"] }', '"kms:*"', '"*"')],
      false,
    ],
    ["nobody", ['{ Effect: Allow, Action: "kms:*", Resource: "*" }'], true],
    ["a service", [statement("Allow", "{ Service: dms.amazonaws.com }", '"kms:*"', '"*"')], true],
    ["nothing, and denies all", [statement("Deny", '"*"', '"kms:*"', '"*"')], true],
    [
      "the role only in the second statement",
      [statement("Allow", mine, '"kms:Encrypt"', '"*"'), statement("Allow", mine, '"kms:Decrypt"', '"*"')],
      false,
    ],
  ])("allow %s: it is refused: %s", async (_, statements, expected) => {
    expect(await isRefused(statements)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ["{ Service: dms.amazonaws.com }", false],
    ["{ Service: ec2.amazonaws.com }", true],
    // The account's own policies say nothing about a service.
    [account, true],
  ])("allow %s: a service is refused: %s", async (principal, expected) => {
    expect(await isRefused([statement("Allow", principal, '"kms:*"', '"*"')], service)).toBe(expected);
  });

  it("are those of resources that are keys", async () => {
    const resourcesOf = async (kind: string) => projectOf({ "a.yaml": template([], kind) });
    expect(isKey(resourceAt(await resourcesOf("key"), "a.yaml#Resources.It"))).toBe(true);
    expect(isKey(resourceAt(await resourcesOf("bucket"), "a.yaml#Resources.It"))).toBe(false);
    expect(isKey(undefined)).toBe(false);
  });
});

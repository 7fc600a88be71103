import { describe, expect, it } from "vitest";
import { denyingStatement } from "../../../src/dms/index.js";
import { literalPart, plainText, resourceAt, textOfParts } from "../../../src/iam/index.js";
import { projectOf, roleIn } from "../../iam/project.js";
import { needed } from "../excess.js";
import { roleWith, trusting } from "../judged.js";

const role = (name: string): string => roleWith(trusting("dms.amazonaws.com"), ['s3:* on "*"'], `, RoleName: ${name}`);
const statement = (effect: string, principal: string, actions: string, resource: string, more = ""): string =>
  `{ Effect: ${effect}, Principal: ${principal}, Action: ${actions}, Resource: ${resource}${more} }`;
const template = (statements: readonly string[]): string => `
Parameters: { Any: { Type: String } }
Resources:
  Endpoint: { Type: AWS::DMS::Endpoint, Properties: { EngineName: s3, EndpointType: target } }
  Role: ${role("writer")}
  Other: ${role("reader")}
  It: { Type: AWS::S3::Bucket }
  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref It, PolicyDocument: { Statement: [${statements.join(", ")}] } } }
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
    ["the account", [statement("Deny", '{ AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }', '"s3:*"', all)], 0],
    ["the account by its number", [statement("Deny", '{ AWS: [!Ref "AWS::AccountId"] }', '"s3:*"', all)], 0],
    ["a number that may be the account", [statement("Deny", '{ AWS: "123456789012" }', '"s3:*"', all)], "unknown"],
    ["a service of the account's number", [statement("Deny", '{ Service: "123456789012" }', '"s3:*"', all)], undefined],
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
    ["all until a day that is over", [but('DateLessThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" }')], undefined],
    ["all since a day that is over", [but('DateGreaterThanEquals: { "aws:EpochTime": "1577836800" }')], 0],
    ["all until a day to come", [but('DateLessThanEquals: { "aws:CurrentTime": "2999-01-01T00:00:00Z" }')], "unknown"],
    ["all from a day to come", [but('DateGreaterThan: { "aws:CurrentTime": "2999-01-01T00:00:00Z" }')], "unknown"],
    ["all on one day", [but('DateEquals: { "aws:CurrentTime": "2020-01-01T00:00:00Z" }')], "unknown"],
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

import { describe, expect, it } from "vitest";
import { keepsOut } from "../../../src/dms/index.js";
import { plainText, resourceKey, resourcePoliciesOf, type Requester } from "../../../src/iam/index.js";
import type { Role } from "../../../src/model/index.js";
import { projectOf, roleIn } from "../../iam/project.js";
import { roleWith, trusting } from "../judged.js";

const role = (name: string): string => roleWith(trusting("dms.amazonaws.com"), ['s3:* on "*"'], `, RoleName: ${name}`);
const statement = (effect: string, principal: string, actions: string, resource: string, more = ""): string =>
  `{ Effect: ${effect}, Principal: ${principal}, Action: ${actions}, Resource: ${resource}${more} }`;
const template = (statements: readonly string[]): string => `
Parameters: { Any: { Type: String } }
Resources:
  Role: ${role("writer")}
  Other: ${role("reader")}
  It: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [${statements.join(", ")}] } } }
`;

const ofEveryone = (arn: string): string =>
  statement("Allow", '"*"', '"kms:*"', '"*"', `, Condition: { ArnEquals: { "aws:PrincipalArn": !${arn} } }`);
const mine = "{ AWS: !GetAtt Role.Arn }";

describe("the policies of a key", () => {
  const key = "arn:aws:kms:eu-west-1:123456789012:key/k";
  const isRefused = async (
    statements: readonly string[],
    requesterOf: (role: Role) => Requester = (one) => ({ role: one }),
  ): Promise<boolean> => {
    const project = await projectOf({ "a.yaml": template(statements) });
    const { role: one, template: home } = roleIn(project, "Role");
    const policies = resourcePoliciesOf(project, resourceKey(home, "Resources.It")) ?? [];
    expect(policies).toHaveLength(1);
    return keepsOut(project, policies, { action: "kms:Decrypt", resource: plainText(key) }, requesterOf(one));
  };
  const account = '{ AWS: "arn:aws:iam::123456789012:root" }';
  const service: (role: Role) => Requester = () => ({ service: "dms.amazonaws.com" });

  it.each<[string, readonly string[], boolean]>([
    ["nothing", [], true],
    ["all of the role", [statement("Allow", mine, '"kms:*"', '"*"')], false],
    ["all of everyone", [statement("Allow", '"*"', '"kms:*"', '"*"')], false],
    ["all of everyone who is the role", [ofEveryone("GetAtt Role.Arn")], false],
    ["all of everyone who is another role", [ofEveryone("GetAtt Other.Arn")], true],
    ["all of everyone who is not known", [ofEveryone("Ref Any")], false],
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
});

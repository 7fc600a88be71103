import { describe, expect, it } from "vitest";
import { isServiceOfUses, trustsOnlyServicesOfUses } from "../../../src/dms/index.js";
import { projectOf, roleIn } from "../../iam/project.js";
import { roleWith, trusting } from "../judged.js";

describe("a service that uses of roles need", () => {
  it.each<[string, boolean]>([
    ["dms.amazonaws.com", true],
    ["dms.amazonaws.com.cn", true],
    ["dms.c2s.ic.gov", true],
    ["redshift.amazonaws.com", true],
    ["dms.eu-west-1.amazonaws.com", true],
    ["dms.cn-north-1.amazonaws.com.cn", true],
    ["dms.${AWS::Region}.amazonaws.com", true],
    ["schema-conversion.dms.amazonaws.com", true],
    ["ec2.amazonaws.com", false],
    ["ec2.dms.eu-west-1.amazonaws.com", false],
    ["dms.eu-west-1.example.com", false],
    ["dms.example.com", false],
    ["dms.amazonaws.com.example.com", false],
    ["${Any}", false],
  ])("%s: %s", (name, isNeeded) => {
    expect(isServiceOfUses(name, [])).toBe(isNeeded);
  });

  it.each<[string, readonly string[], boolean]>([
    ["glue.amazonaws.com", ["ec2.amazonaws.com", "glue.amazonaws.com"], true],
    ["glue.eu-west-1.amazonaws.com", ["glue.${Region}.amazonaws.com"], true],
    ["ec2.eu-west-1.amazonaws.com", ["glue.${Region}.amazonaws.com"], false],
    ["ec2.amazonaws.com", ["glue.amazonaws.com"], false],
    ["dms.amazonaws.com", ["glue.amazonaws.com"], true],
  ])("%s, with own requirements for %j: %s", (name, own, isNeeded) => {
    expect(isServiceOfUses(name, own)).toBe(isNeeded);
  });
});

describe("a role that only services of DMS assume", () => {
  const statement = (principal: string, effect = "Allow"): string =>
    `{ Effect: ${effect}, Principal: ${principal}, Action: "sts:AssumeRole" }`;
  const dms = statement("{ Service: dms.amazonaws.com }");
  const people = statement('{ AWS: "arn:aws:iam::123456789012:root" }');
  const trust = (...statements: readonly string[]): string => `{ Statement: [${statements.join(", ")}] }`;
  const trustOf = async (policy: string, own: readonly string[] = []): Promise<boolean> => {
    const template = `Parameters: { Any: { Type: String } }\nConditions: { C: !Equals [!Ref Any, a] }\nResources:\n  Role: ${roleWith(policy, ['s3:* on "*"'])}`;
    return trustsOnlyServicesOfUses(roleIn(await projectOf({ "a.yaml": template }), "Role").role, own);
  };

  it.each<[string, string, boolean]>([
    ["DMS", trust(dms), true],
    ["two services", trust(statement("{ Service: [dms.amazonaws.com, redshift.amazonaws.com] }")), true],
    ["two statements", trust(dms, statement("{ Service: redshift.amazonaws.com }")), true],
    ["the region of the deployment", trusting('!Sub "dms.${AWS::Region}.amazonaws.com"'), true],
    ["DMS in the partition of the deployment", trusting('!Sub "dms.${AWS::URLSuffix}"'), true],
    ["DMS in the region of the deployment", trusting('!Sub "dms.${AWS::Region}.${AWS::URLSuffix}"'), true],
    ["another service in that partition", trusting('!Sub "ec2.${AWS::URLSuffix}"'), false],
    ["people", trust(people), false],
    ["DMS and people", trust(dms, people), false],
    ["people by the name of a service", trust(statement('{ AWS: "dms.amazonaws.com" }')), false],
    ["DMS and another service", trust(statement("{ Service: [dms.amazonaws.com, ec2.amazonaws.com] }")), false],
    ["whoever is not denied", trust(dms, statement('{ AWS: "*" }', "Deny")), true],
    [
      "all but DMS",
      trust('{ Effect: Allow, NotPrincipal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" }'),
      false,
    ],
    ["a statement without a principal", trust(dms, '{ Effect: Allow, Action: "sts:AssumeRole" }'), false],
    ["a service that is not known", trust(statement("{ Service: !Ref Any }")), false],
    ["principals that are not known", trust(statement("!Ref Any")), false],
    ["services of which one is not known", trust(statement("{ Service: [dms.amazonaws.com, !Ref Any] }")), false],
    ["a policy that is not known", "!Ref Any", false],
    ["a policy that is not known in some deployments", `!If [C, ${trust(dms)}, !Ref Any]`, false],
    ["a choice of policies for DMS", `!If [C, ${trust(dms)}, ${trust(dms, dms)}]`, true],
    ["a choice of statements that are not known", `!If [C, ${trust(dms)}, { Statement: [${dms}, !Ref Any] }]`, false],
    ["statements that are not known", `{ Statement: [${dms}, !Ref Any] }`, false],
  ])("%s: %s", async (_, policy, isOnly) => {
    expect(await trustOf(policy)).toBe(isOnly);
  });

  it("counts the services of own requirements", async () => {
    const glue = trusting("glue.amazonaws.com");
    expect(await trustOf(glue)).toBe(false);
    expect(await trustOf(glue, ["glue.amazonaws.com"])).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import type { Template } from "../../../src/model/index.js";
import { templateOf } from "./cloudformation/template.js";
import { moduleOf } from "./terraform/module.js";

const unreadIn = ({ unread = [] }: Template): readonly string[] =>
  unread.map(
    ({ address, location: { end, file, start }, reason }) => `${address} ${file.text.slice(start, end)}: ${reason}`,
  );

describe("a resource of which nothing is seen is not judged, in CloudFormation", () => {
  it.each([
    ["R: { type: AWS::IAM::Role }", "R type: it has no Type, perhaps type is meant as that"],
    ["R: { Typ: Custom::Thing }", "R Typ: it has no Type, perhaps Typ is meant as that"],
    [
      "R: { Type: AWS::DMS::EndPoint }",
      "R AWS::DMS::EndPoint: there is no resource type AWS::DMS::EndPoint, perhaps AWS::DMS::Endpoint is meant",
    ],
    [
      "R: { Type: AWS::IAM::Rol }",
      "R AWS::IAM::Rol: there is no resource type AWS::IAM::Rol, perhaps AWS::IAM::Role is meant",
    ],
    ["R: { Type: AWS:DMS:Endpoint }", /perhaps AWS::DMS::Endpoint is meant$/],
    [
      "R: { Type: AWS::IAM::Role, properties: {} }",
      "R properties: it has no Properties, perhaps properties is meant as that",
    ],
  ])("%s", async (resource, said) => {
    const [line, ...others] = unreadIn(await templateOf(`Resources:\n  B: { Type: AWS::S3::Bucket }\n  ${resource}\n`));
    expect(others).toEqual([]);
    if (typeof said === "string") expect(line).toBe(`Resources.${said}`);
    else expect(line).toMatch(said);
  });

  const stray = "R: { Type: AWS::IAM::Role, Properties: {} }";

  it.each([
    [stray, "R R"],
    [`Outputs:\n  ${stray}`, "Outputs.R R"],
    [`Parameters:\n  ${stray}`, "Parameters.R R"],
  ])("beside the section: %s", async (text, place) => {
    const template = await templateOf(`Resources: { B: { Type: AWS::S3::Bucket } }\n${text}\n`);
    expect(unreadIn(template)).toEqual([`${place}: a resource is read only in Resources`]);
  });

  it.each([
    "Resources: { R: { Type: AWS::IAM::AccessKey, DependsOn: B, Properties: {} }, B: { Type: AWS::S3::Bucket } }",
    "Resources: { R: { Type: AWS::DMS::Endpoint::MODULE } }",
    "Resources: { R: { Type: Ours::DMS::EndPoint } }",
    "Transform: Ours\nResources: { B: { Type: AWS::S3::Bucket }, R: { type: AWS::IAM::Role } }",
    "Resources: { B: { Type: AWS::S3::Bucket } }\nParameters: { V: { Type: AWS::EC2::VPC::Id } }",
    "Resources: { B: { Type: AWS::S3::Bucket } }\nHooks: { H: { Type: AWS::CodeDeploy::BlueGreen, Properties: {} } }",
  ])("is not %s", async (text) => {
    expect(unreadIn(await templateOf(text)).filter((line) => !line.includes("its template"))).toEqual([]);
  });
});

describe("a resource of a type that Terraform does not have", () => {
  const block = (type: string, word = "resource"): string => `${word} "${type}" "a" {\n}\n`;

  it("is not judged, also in a called module", async () => {
    const called = {
      "main.tf": `${block("aws_dms_endpiont")}module "m" {\n  source = "./m"\n}\n`,
      "m/iam.tf": block("aws_iam_rol"),
    };
    expect(unreadIn(await moduleOf(called))).toEqual([
      'aws_dms_endpiont.a "aws_dms_endpiont": there is no resource type aws_dms_endpiont, perhaps aws_dms_endpoint is meant',
      'module.m.aws_iam_rol.a "aws_iam_rol": there is no resource type aws_iam_rol, perhaps aws_iam_role is meant',
    ]);
  });

  it.each([
    ["aws_iam_access_key", "resource"],
    ["aws_iam_user_group_membership", "resource"],
    ["aws_iam_roles", "data"],
    ["awscc_iam_rol", "resource"],
  ])("is not %s", async (type, word) => {
    expect(unreadIn(await moduleOf({ "main.tf": block(type, word) }))).toEqual([]);
  });
});

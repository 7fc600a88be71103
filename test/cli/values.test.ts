import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { passesAll, unorderedModule } from "./templates.js";
import { rulesIn } from "./json-results.js";

describe("values", () => {
  const named = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Name: { Type: String }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Ref Name
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
      ManagedPolicyArns: [!Sub "arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"]
`;
  const files = {
    "a.yaml": named,
    "aws.json": '[{ "ParameterKey": "Name", "ParameterValue": "dms-vpc-rolle" }]',
    "map.yaml": "Name: dms-vpc-rolle\n",
    "deep.json": '{ "Parameters": { "Name": "dms-vpc-rolle" } }',
    "input.json": '{ "Parameters": [{ "ParameterKey": "Name", "ParameterValue": "dms-vpc-rolle" }] }',
    "overrides.json": '["Name=dms-vpc-rolle"]',
    "git-sync.yaml": "template-file-path: a.yaml\nparameters:\n  Name: dms-vpc-rolle\ntags: { Owner: me }\n",
    "dmslint.config.yaml": "settings: { parameters: { Name: dms-vpc-role } }\n",
  };

  it.each([
    [["--parameters", "aws.json"]],
    [["--parameters", "map.yaml"]],
    [["--parameters", "deep.json"]],
    [["--parameters", "input.json"]],
    [["--parameters", "overrides.json"]],
    [["--parameters", "git-sync.yaml"]],
    [["--var", "Name=dms-vpc-rolle"]],
    [["--parameters", "aws.json", "--var", "Name=dms-vpc-rolle"]],
  ])("come from %j and win over the config", async (argv) => {
    expect(await rulesIn(workspace(files), ["a.yaml", ...argv])).toEqual(["account-role-name"]);
  });

  it("come from the config where a parameter keeps its previous one", async () => {
    const previous = '[{ "ParameterKey": "Name", "UsePreviousValue": true }]';
    const cwd = workspace({ ...files, "previous.json": previous });
    expect(await rulesIn(cwd, ["a.yaml", "--parameters", "previous.json"])).toEqual([]);
  });

  it.each([
    ["a template", named],
    ["a mapping of mappings", "Name: { Type: String }\n"],
  ])("cannot come from %s", async (_, text) => {
    const cwd = workspace({ "a.yaml": named, "values.yaml": text });
    expect(await runMain(cwd, ["a.yaml", "--parameters", "values.yaml"])).toEqual({
      status: 2,
      stdout: "",
      stderr:
        'The file of --parameters "values.yaml" has a mapping for "Name". A value is a text or a list of texts.\n',
    });
  });

  it.each([
    ["AWS::Region", "eu-west-1", ["--region", "eu-west-1"], ["--region", "us-east-1"]],
    ["AWS::AccountId", "123456789012", ["--account", "123456789012"], ["--account=000000000000"]],
    ["AWS::Partition", "aws-cn", ["--partition", "aws-cn"], ["--partition", "aws"]],
  ])("fill in %s", async (parameter, value, given, other) => {
    const template = named
      .replace("Parameters:\n", `Conditions:\n  Here: !Equals [!Ref "${parameter}", "${value}"]\nParameters:\n`)
      .replace("!Ref Name", "!If [Here, dms-vpc-rolle, dms-vpc-role]");
    const cwd = workspace({ "a.yaml": template });
    expect(await rulesIn(cwd, given)).toEqual(["account-role-name"]);
    expect(await rulesIn(cwd, other)).toEqual([]);
  });

  it("say what a bare policy is", async () => {
    const cwd = workspace({ "p.json": passesAll });
    expect(await rulesIn(cwd, ["--policy-type", "identity"])).toEqual(["pass-role-scope"]);
    expect(await rulesIn(cwd, ["--policy-type", "scp"])).toEqual([]);
  });

  it("come from the config", async () => {
    expect(await rulesIn(workspace(files), ["a.yaml"])).toEqual([]);
  });

  it("come from a .tfvars file and its JSON form", async () => {
    const module = unorderedModule.replace('"dms-vpc-role"', "var.name") + 'variable "name" {\n  type = string\n}\n';
    const cwd = workspace({
      "m/main.tf": module,
      "bad.tfvars": 'name = "dms-vpc-rolle"\n',
      "good.tfvars": '# the right one\nname = "dms-vpc-role"\nlist = ["a", { b = -1 }]\n',
      "bad.tfvars.json": '{ "name": "dms-vpc-rolle" }',
    });
    expect(await rulesIn(cwd, ["m", "--var-file", "bad.tfvars"])).toEqual(["account-role-name"]);
    expect(await rulesIn(cwd, ["m", "--var-file", "bad.tfvars.json"])).toEqual(["account-role-name"]);
    expect(await rulesIn(cwd, ["m", "--var-file", "good.tfvars"])).toEqual([]);
    expect(await rulesIn(cwd, ["m", "--var-file", "bad.tfvars", "--var", "name=dms-vpc-role"])).toEqual([]);
  });
});

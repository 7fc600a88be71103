import { expect, it } from "vitest";
import { namedPolicies, type CallerSearch } from "../../../src/dms/index.js";
import { callerNames, policyWith, runOf, searchIn } from "../caller-run.js";

it("finds the callers of the settings that ask, also where other settings asked first", async () => {
  const project = await runOf({}, { "caller.json": policyWith("Allow s3:* on *") });
  const namesWith = (settings: Partial<CallerSearch["settings"]>): readonly string[] =>
    callerNames(searchIn(project, settings), "caller.json");
  expect(namesWith({})).toEqual([]);
  expect(namesWith({ callerPolicies: ["caller.json"] })).toHaveLength(1);
});

const roles = `Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: sts:AssumeRole }]
      ManagedPolicyArns: [!Ref Shared]
      Policies:
        - PolicyName: own
          PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "*" }] }
  Shared:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Statement: [{ Effect: Allow, Action: ec2:DescribeVpcs, Resource: "*" }] }
  Team:
    Type: AWS::IAM::Group
    Properties: { ManagedPolicyArns: [!Ref Shared] }
  Person:
    Type: AWS::IAM::User
    Properties: { Groups: [!Ref Team] }
`;
it.each([
  ["a role, with its own policies and those that are attached to it", ["Resources.Deployer"], 2, []],
  ["a role and a policy that it has", ["Resources.Deployer", "Resources.Shared"], 2, []],
  ["a user, with the policies of its group", ["Resources.Person"], 1, []],
  ["a group", ["Resources.Team"], 1, []],
  ["a policy", ["Resources.Shared"], 1, []],
  [
    "what no linted file has",
    ["Resources.Nobody"],
    0,
    ["the caller's policy Resources.Nobody is not in the linted files"],
  ],
])("takes for the caller %s", async (_name, callerPolicies, documents, incompleteReasons) => {
  const project = await runOf({ "stack.yaml": roles });
  const named = namedPolicies(project, callerPolicies);
  expect([named.documents.length, named.incompleteReasons]).toEqual([documents, incompleteReasons]);
});

it("judges a role that the settings name as the caller", async () => {
  const project = await runOf({ "stack.yaml": roles });
  const search = searchIn(project, { callerPolicies: ["Resources.Deployer"] });
  expect(callerNames(search, "stack.yaml")).toEqual(["Deployer"]);
});

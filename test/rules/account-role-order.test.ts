import rule from "../../src/rules/account-role-order.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as policyCases from "./account-role-order-policy-cases.js";
import * as terraformCases from "./account-role-order-terraform-cases.js";
import { policy } from "./account-role-order-texts.js";
import { changed, yamlRole, yamlSubnets } from "./texts.js";

/** The role that carries its policy, before the rest of a template. */
function yaml(rest: string): string {
  return `Resources:\n${yamlRole("VpcRole", "dms-vpc-role", [policy])}${rest}`;
}

function dependsOn(text: string, on: string): string {
  return changed(text, "    Properties:", `    DependsOn: ${on}\n    Properties:`);
}

const inlinePolicy = `  VpcPolicy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: network-interfaces
      Roles: [!Ref VpcRole]
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: "ec2:*", Resource: "*" }]
`;

/** The role without a policy of its own, and a policy beside it. */
function yamlWithPolicy(rest: string): string {
  return `Resources:\n${yamlRole("VpcRole", "dms-vpc-role")}${inlinePolicy}${rest}`;
}

const instance = `  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium
      ReplicationSubnetGroupIdentifier: !Ref Subnets
`;

const other = `  Other: { Type: "AWS::S3::Bucket" }\n`;

function three(attribute: string): string {
  return `  Instance:
    Type: AWS::DMS::ReplicationInstance
${attribute}    Properties: { ReplicationInstanceClass: dms.t3.medium }
  Config:
    Type: AWS::DMS::ReplicationConfig
${attribute}    Properties: { ReplicationConfigIdentifier: a, ReplicationType: cdc }
  Profile:
    Type: AWS::DMS::InstanceProfile
${attribute}    Properties: { InstanceProfileName: a }
`;
}

function inJson(attribute: string): string {
  return `{
  "Resources": {
    "VpcRole": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": "dms-vpc-role",
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/${policy}"]
      }
    },
    "Subnets": {
      "Type": "AWS::DMS::ReplicationSubnetGroup",${attribute}
      "Properties": {}
    }
  }
}
`;
}

function conditional(rest: string): string {
  return `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
${changed(yaml(rest), "    Type: AWS::IAM::Role", "    Condition: Makes\n    Type: AWS::IAM::Role")}`;
}

const subnetsAt = (line: number) => ({ messageId: "noOrder", line, column: 3, endLine: line, endColumn: 10 }) as const;

ruleTester.run(rule, {
  valid: [
    { name: "waits for the role that carries its policy", template: yaml(dependsOn(yamlSubnets, "VpcRole")) },
    { name: "waits among others", template: yaml(dependsOn(yamlSubnets, "[Other, VpcRole]")) },
    { name: "waits for the policy beside the role", template: yamlWithPolicy(dependsOn(yamlSubnets, "VpcPolicy")) },
    { name: "waits through the subnet group", template: yaml(dependsOn(yamlSubnets, "VpcRole") + instance) },
    {
      name: "waits through a wait condition",
      template: yaml(
        `${dependsOn(yamlSubnets, "Waiter")}  Waiter: { Type: "AWS::CloudFormation::WaitConditionHandle", DependsOn: VpcRole }\n`,
      ),
    },
    {
      name: "waits by a reference",
      template: yaml(`${yamlSubnets}      Tags: [{ Key: role, Value: !GetAtt VpcRole.Arn }]\n`),
    },
    {
      name: "a macro among the properties may make it wait",
      template: yaml(`${yamlSubnets}      Fn::Transform: { Name: Ours }\n`),
      skipped: 1,
    },
    {
      name: "a macro beside the properties may make it wait",
      template: yaml(`${yamlSubnets}    Fn::Transform: { Name: Ours }\n`),
      skipped: 1,
    },
    {
      name: "waits by a reference in its metadata, which may have a condition",
      template: conditional(
        changed(
          yamlSubnets,
          "    Properties:",
          "    Metadata: { Waits: !If [Makes, !GetAtt VpcRole.Arn, '']}\n    Properties:",
        ),
      ),
    },
    {
      name: "waits in JSON",
      filename: "stack.json",
      template: JSON.stringify({
        Resources: {
          VpcRole: {
            Type: "AWS::IAM::Role",
            Properties: { RoleName: "dms-vpc-role", ManagedPolicyArns: [`arn:aws:iam::aws:policy/${policy}`] },
          },
          Subnets: { Type: "AWS::DMS::ReplicationSubnetGroup", DependsOn: ["VpcRole"], Properties: {} },
        },
      }),
    },
    {
      name: "never there together with the role",
      template: `Parameters: { Make: { Type: String, AllowedValues: ["yes", "no"] } }
Conditions:
  Makes: !Equals [!Ref Make, "yes"]
  Has: !Not [!Condition Makes]
${yaml(yamlSubnets).replace("    Type: AWS::IAM::Role", "    Condition: Makes\n    Type: AWS::IAM::Role").replace("    Type: AWS::DMS::ReplicationSubnetGroup", "    Condition: Has\n    Type: AWS::DMS::ReplicationSubnetGroup")}`,
    },
    {
      name: "the role is in another template",
      template: `Resources:\n${yamlSubnets}`,
      files: { "roles.yaml": yaml("") },
    },
    { name: "another role", template: `Resources:\n${yamlRole("LogsRole", "dms-cloudwatch-logs-role")}${yamlSubnets}` },
    {
      name: "endpoints do not wait",
      template: yaml(
        '  Target: { Type: "AWS::DMS::Endpoint", Properties: { EndpointType: target, EngineName: kafka } }\n',
      ),
    },
    {
      name: "the role waits for the subnet group",
      template: yaml(yamlSubnets).replace(
        "    Type: AWS::IAM::Role",
        "    DependsOn: Subnets\n    Type: AWS::IAM::Role",
      ),
    },
    ...terraformCases.valid,
    ...policyCases.valid,
  ],
  invalid: [
    {
      name: "a subnet group",
      template: yaml(yamlSubnets),
      errors: [
        {
          ...subnetsAt(14),
          address: "Resources.Subnets",
          message:
            "The subnet group Subnets must depend on role VpcRole (dms-vpc-role). If AWS creates it before " +
            'the role, the deployment fails: "The IAM Role …:role/dms-vpc-role is not configured properly".',
          related: [{ line: 2, column: 3, message: "the role" }],
        },
      ],
      output: yaml(dependsOn(yamlSubnets, "VpcRole")),
    },
    {
      name: "waits for another one",
      template: yaml(dependsOn(yamlSubnets, "Other") + other),
      errors: [subnetsAt(14)],
      output: yaml(dependsOn(yamlSubnets, "[Other, VpcRole]") + other),
    },
    {
      name: "waits for others in a block list",
      template: yaml(dependsOn(yamlSubnets, "\n      - Other") + other),
      errors: [subnetsAt(14)],
      output: yaml(dependsOn(yamlSubnets, "\n      - Other\n      - VpcRole") + other),
    },
    {
      name: "only the first of a chain",
      template: yaml(yamlSubnets + instance),
      errors: [subnetsAt(14)],
      output: yaml(dependsOn(yamlSubnets, "VpcRole") + instance),
    },
    {
      name: "what waits for nothing in common",
      template: yaml(three("")),
      errors: [
        {
          ...{ messageId: "noOrder", line: 14, column: 3, endLine: 14, endColumn: 11 },
          data: { resource: "replication instance Instance", role: "VpcRole" },
        },
        {
          ...{ messageId: "noOrder", line: 17, column: 3, endLine: 17, endColumn: 9 },
          data: { resource: "replication config Config", role: "VpcRole" },
        },
        {
          ...{ messageId: "noOrder", line: 20, column: 3, endLine: 20, endColumn: 10 },
          data: { resource: "instance profile Profile", role: "VpcRole" },
        },
      ],
      output: yaml(three("    DependsOn: VpcRole\n")),
    },
    {
      name: "waits for the role and not for its policy",
      template: yamlWithPolicy(dependsOn(yamlSubnets, "VpcRole")),
      errors: [
        {
          ...subnetsAt(20),
          messageId: "noPolicy",
          message:
            "The subnet group Subnets depends on role VpcRole (dms-vpc-role) but must also depend on its policy VpcPolicy. If " +
            'AWS creates it before the policy is attached, the deployment fails: "The IAM Role ' +
            '…:role/dms-vpc-role is not configured properly".',
        },
      ],
      output: yamlWithPolicy(dependsOn(yamlSubnets, "[VpcRole, VpcPolicy]")),
    },
    {
      name: "waits for neither: waiting for the policy is enough",
      template: yamlWithPolicy(yamlSubnets),
      errors: [subnetsAt(20)],
      output: yamlWithPolicy(dependsOn(yamlSubnets, "VpcPolicy")),
    },
    {
      name: "in JSON",
      filename: "stack.json",
      template: inJson(""),
      errors: [{ messageId: "noOrder", line: 10, column: 5, endLine: 10, endColumn: 14 }],
      output: inJson('\n      "DependsOn": "VpcRole",'),
    },
    {
      name: "the role under a condition",
      template: conditional(yamlSubnets),
      errors: [subnetsAt(17)],
      output: conditional(dependsOn(yamlSubnets, "VpcRole")),
    },
    ...terraformCases.invalid,
    ...policyCases.invalid,
  ],
});

// Permissions that only the guide of DMS lists.
import type rule from "../../src/rules/caller-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { every, json, named, written } from "./caller-permissions-texts.js";
import { filename, landing, policy, statement, toDms } from "./pass-role-texts.js";

const network = [
  ...["DescribeVpcs", "DescribeInternetGateways", "DescribeAvailabilityZones", "DescribeSubnets"],
  ...["DescribeSecurityGroups", "CreateNetworkInterface", "ModifyNetworkInterfaceAttribute", "DeleteNetworkInterface"],
].map((name) => `ec2:${name}`);

export const valid: readonly ValidCase[] = [
  {
    name: "the block for the network",
    ...every,
    filename,
    template: policy(statement('"dms:CreateReplicationInstance"'), statement(json(network))),
  },
  {
    name: "the block on whatever resource",
    ...every,
    filename,
    template: policy(
      statement('"dms:CreateReplicationInstance"'),
      statement('"ec2:*"', '"arn:aws:ec2:*:*:network-interface/*"'),
    ),
  },
  {
    name: "a part of what the caller has",
    ...every,
    filename,
    template: policy(statement('"dms:CreateReplicationInstance"')),
    settings: { partialPolicies: [filename] },
  },
  {
    name: "endpoints that take no role",
    ...every,
    filename,
    template: policy(statement('"dms:CreateEndpoint"')),
    settings: { targets: ["kafka"] },
  },
  {
    name: "creating on something that is no instance",
    ...every,
    filename,
    template: policy(statement('"dms:Create*"', '"arn:aws:dms:*:*:subgrp:*"'), statement('["ec2:Describe*"]')),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a bare policy without the block for the network",
    ...every,
    filename,
    template: policy(statement('"dms:CreateReplicationSubnetGroup"'), statement('"ec2:DescribeVpcs"')),
    errors: [
      {
        ...{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 89 },
        message:
          "The caller may use dms:CreateReplicationSubnetGroup but is missing permissions that the DMS " +
          "guide lists for this: ec2:DescribeSubnets on * (to create and update, for the network); and " +
          "ec2:DescribeAvailabilityZones on * (to create, for the network). If a request needs one, AWS " +
          'returns "not authorized to perform: ec2:DescribeSubnets". See ' +
          "https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html",
        suggestions: [
          {
            messageId: "appendStatement",
            output: policy(
              statement('"dms:CreateReplicationSubnetGroup"'),
              statement('["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeAvailabilityZones"]'),
            ),
          },
        ],
      },
    ],
  },
  {
    name: "what the guide alone lists, for a resource of the stack",
    ...named,
    filename,
    template: policy(statement('"dms:*"'), statement(json(network.slice(1)))),
    files: {
      "stack.yaml": `Resources:
  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties: { ReplicationInstanceClass: dms.t3.medium }
`,
    },
    errors: [
      {
        ...{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 62 },
        message:
          "The caller may use dms:CreateReplicationInstance but is missing permissions that the DMS guide " +
          "lists for this: ec2:DescribeVpcs on * (to create, for the network). If a request needs one, AWS " +
          'returns "not authorized to perform: ec2:DescribeVpcs". See ' +
          "https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html",
        suggestions: [
          {
            messageId: "appendStatement",
            output: policy(
              statement('"dms:*"'),
              statement(json(network.slice(1)).replace("]", ',"ec2:DescribeVpcs"]')),
            ),
          },
        ],
      },
    ],
  },
  {
    name: "a bare policy that passes roles and reads none",
    ...every,
    filename,
    template: policy(statement('"dms:CreateEndpoint"'), statement('"iam:PassRole"', landing, toDms)),
    errors: [
      {
        ...{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 75 },
        suggestions: [
          {
            messageId: "appendStatement",
            output: policy(
              statement('"dms:CreateEndpoint"'),
              statement('"iam:PassRole"', landing, toDms),
              written(["iam:GetRole"], ["arn:aws:iam::123456789012:role/dms-landing"]),
            ),
          },
        ],
      },
    ],
  },
  {
    name: "a bare policy that passes no role",
    ...every,
    filename,
    template: policy(statement('"dms:CreateEndpoint"')),
    errors: [{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 75 }],
  },
  {
    name: "a bare policy for Redshift targets",
    filename,
    template: policy(statement('["dms:CreateEndpoint", "iam:GetRole", "redshift:Describe*"]')),
    settings: { callerPolicies: [filename], targets: ["redshift"] },
    errors: [
      {
        ...{ messageId: "block", line: 4, column: 5, endLine: 4, endColumn: 114 },
        suggestions: [
          {
            messageId: "appendStatement",
            output: policy(
              statement('["dms:CreateEndpoint", "iam:GetRole", "redshift:Describe*"]'),
              written(["redshift:ModifyClusterIamRoles"], ["arn:aws:redshift:*:*:cluster:*"]),
            ),
          },
        ],
      },
    ],
  },
];

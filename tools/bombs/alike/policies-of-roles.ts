import type { AlikeParts } from "../alike-parts.js";
import { numbered, role, target, type Json, type JsonMapping } from "../formats/cloudformation.js";

/** Policies of roles: many of one role, of one name, or for one purpose. */
export const policiesOfRoles: Readonly<Record<string, AlikeParts>> = {
  "inline policies of one role": {
    most: 2000,
    filesOf: (count) => stack({ Role: roleWith(Array.from({ length: count }, (_, index) => inline(index))) }),
  },
  "statements of a role, and as many uses that lack a permission": {
    most: 800,
    filesOf: (count) =>
      stack({
        Role: role(
          "loader",
          Array.from({ length: count }, (_, index) => ({
            Effect: "Allow",
            Action: ["s3:PutObject", "s3:DeleteObject"],
            Resource: `arn:aws:s3:::lake-${String(index)}/*`,
          })),
        ),
        ...numbered(count, (index) => [
          `Endpoint${String(index)}`,
          target({ "Fn::GetAtt": ["Role", "Arn"] }, `lake-${String(index)}`),
        ]),
      }),
  },
  "roles that deploy, with statements about all resources": {
    most: 1000,
    filesOf: (count) => stack(numbered(count, (index) => [`Role${String(index)}`, deployer(index)])),
  },
  "templates with a policy of one name, which a role has": {
    most: 1000,
    filesOf: (count) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`stack-${String(index)}.json`, policyOfOneName()]),
      ),
  },
  "ARNs with a partition in one policy": {
    most: 5000,
    filesOf: (count) => {
      const buckets = Array.from({ length: count }, (_, index) => `arn:aws:s3:::lake-${String(index)}/*`);
      return stack({ Role: roleWith([policyWith([{ Effect: "Allow", Action: "s3:GetObject", Resource: buckets }])]) });
    },
  },
};

function stack(resources: JsonMapping): Readonly<Record<string, string>> {
  return { "stack.json": JSON.stringify({ Resources: resources }) };
}

function roleWith(policies: Json): JsonMapping {
  const { Properties } = role("worker") as { readonly Properties: JsonMapping };
  return { Type: "AWS::IAM::Role", Properties: { ...Properties, Policies: policies } };
}

function policyWith(statements: Json, name = "policy"): JsonMapping {
  return { PolicyName: name, PolicyDocument: { Version: "2012-10-17", Statement: statements } };
}

function inline(index: number): JsonMapping {
  const statement = { Effect: "Allow", Action: "sqs:SendMessage", Resource: `arn:aws:sqs:*:*:q${String(index)}` };
  return policyWith([statement], `policy-${String(index)}`);
}

function deployer(index: number): JsonMapping {
  return role(`deployer-${String(index)}`, [
    { Effect: "Allow", Action: ["dms:CreateEndpoint", "iam:PassRole", "iam:CreateRole"], Resource: "*" },
  ]);
}

function policyOfOneName(): string {
  const statement = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "arn:aws:sqs:*:*:q" };
  const { Properties } = role("worker") as { readonly Properties: JsonMapping };
  return JSON.stringify({
    Resources: {
      Policy: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: {
          ManagedPolicyName: "shared",
          PolicyDocument: { Version: "2012-10-17", Statement: [statement] },
        },
      },
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          ...Properties,
          ManagedPolicyArns: [{ "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:policy/shared" }],
        },
      },
    },
  });
}

import type { ActionNeed, CallerNeed, OwnRequirements, RoleUse } from "../../src/knowledge/index.js";
import { roleUses } from "../../src/knowledge/index.js";
import type { InvalidCase } from "../../src/rule-tester/index.js";
import { changed } from "./texts.js";

const evidence = { confidence: "field", source: ["r.yaml:3"], note: "we say so", statedIn: "r.yaml:3" } as const;

function needOf(action: string, need: ActionNeed["need"] = "required"): ActionNeed {
  return { ...evidence, action, resource: ["arn:${Partition}:s3:::${prop:s3.bucketName}"], when: null, need };
}

/** What the roles of S3 targets need in addition. */
function ofTargets(own: Partial<RoleUse>): OwnRequirements {
  const uses = roleUses
    .filter(({ id }) => id === "endpoint-s3-target")
    .map((use) => ({ ...use, managedPolicies: [], trustPrincipals: [], actions: [], statedIn: "r.yaml:2", ...own }));
  return { uses, types: [] };
}

const template = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: own
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: ["s3:PutObject*", "s3:DeleteObject", "s3:ListBucket"], Resource: "*" }
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: lake, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

const statements = '"s3:ListBucket"], Resource: "*" }\n';
const withVersioning = `              - { Effect: Allow, Action: "s3:GetBucketVersioning", Resource: !Sub "arn:\${AWS::Partition}:s3:::lake" }
`;
const output = changed(template, statements, statements + withVersioning);
const suggestions = [{ messageId: "appendStatement", output }] as const;
const atProperty = { line: 18, column: 61, endLine: 18, endColumn: 77 } as const;
const permissions = "s3:GetBucketVersioning on arn:aws:s3:::lake";

export const required: InvalidCase<"own" | "appendStatement"> = {
  name: "what the user's own requirements ask",
  template,
  settings: { requirements: ofTargets({ actions: [needOf("s3:GetBucketVersioning")] }), partition: "aws" },
  errors: [
    {
      messageId: "own",
      ...atProperty,
      message: `Role Role does not allow what your own requirements ask of it (S3 as a target): ${permissions}. Allow it, or correct the requirement: r.yaml:3 (we say so)`,
      suggestions,
    },
  ],
};

const module = `resource "aws_iam_role" "writer" {
  name               = "writer"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "writer" {
  role = aws_iam_role.writer.id
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = ["s3:PutObject*", "s3:DeleteObject", "s3:ListBucket"], Resource = "*" },
    ]
  })
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "lake"
  service_access_role_arn = aws_iam_role.writer.arn
}
`;

export const requiredInTerraform: InvalidCase<"own" | "appendStatement"> = {
  name: "what the user's own requirements ask, in Terraform",
  filename: "main.tf",
  template: module,
  settings: { requirements: ofTargets({ actions: [needOf("s3:GetBucketVersioning")] }), partition: "aws" },
  errors: [
    {
      ...{ messageId: "own", line: 21, column: 29, endLine: 21, endColumn: 52 },
      suggestions: [
        {
          messageId: "appendStatement",
          output: changed(
            module,
            '"s3:ListBucket"], Resource = "*" },\n',
            `"s3:ListBucket"], Resource = "*" },
      { Effect = "Allow", Action = "s3:GetBucketVersioning", Resource = "arn:aws:s3:::lake" },
`,
          ),
        },
      ],
    },
  ],
};

export const recommended: InvalidCase<"own" | "appendStatement"> = {
  ...required,
  name: "what the user's own requirements recommend",
  settings: {
    requirements: ofTargets({ actions: [needOf("s3:GetBucketVersioning", "recommended")] }),
    partition: "aws",
  },
  errors: [
    {
      messageId: "own",
      ...atProperty,
      message: `Role Role does not allow what your own requirements recommend (S3 as a target): ${permissions}. Allow it, or correct the requirement: r.yaml:3 (we say so)`,
      suggestions,
    },
  ],
};

export const trusted: InvalidCase<"untrustedOwn" | "addTrust"> = {
  name: "a service that the user's own requirements ask for",
  template,
  settings: {
    requirements: ofTargets({
      trustPrincipals: [{ ...evidence, service: "lambda.amazonaws.com", need: "must", when: null }],
    }),
  },
  errors: [
    {
      messageId: "untrustedOwn",
      line: 7,
      column: 41,
      endLine: 7,
      endColumn: 71,
      message:
        "The trust policy of role Role does not let lambda.amazonaws.com assume it, but your own requirements ask for it (S3 as a target). Trust it, or correct the requirement: r.yaml:3 (we say so)",
      suggestions: [
        {
          messageId: "addTrust",
          output: changed(
            template,
            "Service: dms.amazonaws.com }",
            "Service: [dms.amazonaws.com, lambda.amazonaws.com] }",
          ),
        },
      ],
    },
  ],
};

const ofCaller: CallerNeed = { ...needOf("ssm:GetParameter"), resource: ["*"], phases: ["create"] };
const deployer = `${template}  Deploy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - { Effect: Allow, Action: ["dms:*", "iam:PassRole"], Resource: "*" }
`;

export const deployed: InvalidCase<"own" | "appendStatement"> = {
  name: "what the user's own requirements ask of the caller",
  template: deployer,
  settings: {
    requirements: { uses: [], types: [{ resourceType: "AWS::DMS::Endpoint", needs: [ofCaller] }] },
    callerPolicies: ["Resources.Deploy"],
  },
  errors: [
    {
      messageId: "own",
      line: 24,
      column: 13,
      endLine: 24,
      endColumn: 80,
      message:
        "The caller is missing permissions that your own requirements ask of whoever deploys endpoint Target: ssm:GetParameter on * (to create). Allow them, or correct the requirement: r.yaml:3 (we say so)",
      suggestions: [
        {
          messageId: "appendStatement",
          output: `${deployer}          - { Effect: Allow, Action: "ssm:GetParameter", Resource: "*" }
`,
        },
      ],
    },
  ],
};

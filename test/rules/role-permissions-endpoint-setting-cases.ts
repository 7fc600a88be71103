import type rule from "../../src/rules/role-permissions.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import {
  added,
  allow,
  bucket,
  bucketSub,
  endpointAt,
  key,
  role,
  s3,
  stack,
  target,
  write,
} from "./role-permissions-texts.js";

const onStock = allow("[s3:PutObject, s3:DeleteObject]", '!Sub "${Bucket.Arn}/stock/*"');
const encryption = ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: !GetAtt Key.Arn";

/** A task whose mappings tag what is written. */
function task(endpoint: string): string {
  return `  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: full-load
      ReplicationInstanceArn: arn:aws:dms:eu-west-1:123456789012:rep:A
      SourceEndpointArn: arn:aws:dms:eu-west-1:123456789012:endpoint:B
      TargetEndpointArn: ${endpoint}
      TableMappings: '{"rules": [{"rule-type": "post-processing", "rule-action": "add-tag"}]}'
`;
}

/** An endpoint that writes into a folder for its stage. */
function eachStage(...statements: readonly string[]): string {
  const endpoint = s3("target", ", BucketFolder: !If [IsProd, live, test]");
  return `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
${stack(role(...statements), endpoint)}`;
}

const onEach = `[${["/live/*", "/test/*"].map(bucketSub).join(", ")}]`;

/** An endpoint whose engine is a parameter that allows only some. */
function oneOf(engines: string): string {
  const endpoint = s3("target").replace("EngineName: s3", "EngineName: !Ref Engine");
  const onObjects = allow("[s3:PutObject, s3:DeleteObject]", '!Sub "${Bucket.Arn}/*"');
  return `Parameters: { Engine: { Type: String, AllowedValues: [${engines}] } }\n${stack(role(onObjects), endpoint)}`;
}

const oneOfInTerraform = `variable "engine" {
  type = string
  validation {
    condition     = contains(["postgres", "oracle"], var.engine)
    error_message = "Another engine."
  }
}

resource "aws_dms_endpoint" "one" {
  endpoint_id   = "one"
  endpoint_type = "source"
  engine_name   = var.engine
}
`;

export const valid: readonly ValidCase[] = [
  { name: "of engines that need none", template: oneOf("postgres, oracle") },
  { name: "of engines of which one needs some", template: oneOf("postgres, s3"), skipped: 1 },
  { name: "of engines that need none, in Terraform", filename: "main.tf", template: oneOfInTerraform },
  {
    name: "of an engine in other letters that need none, in Terraform",
    filename: "main.tf",
    template: oneOfInTerraform.replace("= var.engine\n", "= lower(var.engine)\n"),
  },
  {
    name: "on the folder of the endpoint",
    template: stack(
      role(allow("[s3:PutObject, s3:DeleteObject]", '!Sub "${Bucket.Arn}/orders/*"'), allow("s3:ListBucket", bucket)),
      s3("target", ", BucketFolder: orders"),
    ),
  },
  {
    name: "tags, where nothing tells which endpoint the task has",
    template: `Parameters: { Target: { Type: String } }\n${stack(role(write), s3("target"), task("!Ref Target"))}`,
    skipped: 1,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "the only engine that is allowed",
    template: oneOf("s3"),
    errors: [
      {
        ...endpointAt(25),
        data: target("s3:ListBucket on arn:${AWS::Partition}:s3:::${Bucket}"),
        suggestions: [
          {
            messageId: "appendStatement",
            output: oneOf("s3").replace(
              "  Endpoint:\n",
              `${added(["s3:ListBucket"], "!GetAtt Bucket.Arn")}  Endpoint:\n`,
            ),
          },
        ],
      },
    ],
  },
  {
    name: "another folder",
    template: stack(role(onStock, allow("s3:ListBucket", bucket)), s3("target", ", BucketFolder: orders")),
    errors: [
      {
        ...endpointAt(25),
        data: target("s3:PutObject and s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/orders/*"),
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(
              role(onStock, allow("s3:ListBucket", bucket)) +
                added(["s3:PutObject", "s3:DeleteObject"], bucketSub("/orders/*")),
              s3("target", ", BucketFolder: orders"),
            ),
          },
        ],
      },
    ],
  },
  {
    name: "a folder for each stage, of which the role has none",
    template: eachStage(onStock, allow("s3:ListBucket", bucket)),
    errors: [
      {
        ...endpointAt(27),
        data: target(
          "s3:PutObject and s3:DeleteObject on arn:${AWS::Partition}:s3:::${Bucket}/live/* and " +
            "arn:${AWS::Partition}:s3:::${Bucket}/test/*",
        ),
        suggestions: [
          {
            messageId: "appendStatement",
            output: eachStage(onStock, allow("s3:ListBucket", bucket)).replace(
              "  Endpoint:\n",
              `${added(["s3:PutObject", "s3:DeleteObject"], onEach)}  Endpoint:\n`,
            ),
          },
        ],
      },
    ],
  },
  {
    name: "encryption",
    template: stack(role(write), key, s3("target", encryption)),
    errors: [
      {
        ...endpointAt(25),
        data: target("kms:GenerateDataKey and kms:Decrypt on ${Key.Arn}"),
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(
              role(write) + added(["kms:GenerateDataKey", "kms:Decrypt"], "!GetAtt Key.Arn"),
              key,
              s3("target", encryption),
            ),
          },
        ],
      },
    ],
  },
  {
    name: "an ACL",
    template: stack(role(write), s3("target", ", CannedAclForObjects: bucket-owner-full-control")),
    errors: [
      {
        ...endpointAt(24),
        data: target("s3:PutObjectAcl on arn:${AWS::Partition}:s3:::${Bucket}/*"),
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(
              role(write) + added(["s3:PutObjectAcl"], bucketSub("/*")),
              s3("target", ", CannedAclForObjects: bucket-owner-full-control"),
            ),
          },
        ],
      },
    ],
  },
  {
    name: "tags from the mappings",
    template: stack(role(write), s3("target"), task("!Ref Endpoint")),
    errors: [
      {
        ...endpointAt(24),
        data: target("s3:PutObjectTagging on arn:${AWS::Partition}:s3:::${Bucket}/*"),
        suggestions: [
          {
            messageId: "appendStatement",
            output: stack(
              role(write) + added(["s3:PutObjectTagging"], bucketSub("/*")),
              s3("target"),
              task("!Ref Endpoint"),
            ),
          },
        ],
      },
    ],
  },
];

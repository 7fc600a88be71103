import type rule from "../../src/rules/ineffective-setting.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { keyArn, terraformS3 } from "./ineffective-setting-texts.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

const terraformBlock = `resource "aws_dms_endpoint" "landing" {
  endpoint_id   = "landing"
  endpoint_type = "target"
  engine_name   = "s3"
  kms_key_arn   = "${keyArn}"

  s3_settings {
    bucket_name = "landing"
  }
}
`;

const terraformKey = terraformS3('endpoint_type = "target"', `kms_key_arn = "${keyArn}"`);
const terraformVariable = terraformS3('endpoint_type = "target"', "server_side_encryption_kms_key_id = var.key");
const terraformMode = terraformS3('endpoint_type = "target"', `server_side_encryption_kms_key_id = "${keyArn}"`);

export const valid: readonly ValidCase[] = [
  {
    name: "the key and the mode in Terraform",
    filename: "main.tf",
    template: terraformS3(
      'endpoint_type = "target"',
      'encryption_mode = "SSE_KMS"',
      `server_side_encryption_kms_key_id = "${keyArn}"`,
    ),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "the key of the endpoint in Terraform",
    filename: "main.tf",
    template: terraformKey,
    errors: [
      {
        messageId: "endpointKey",
        ...at(terraformKey, `"${keyArn}"`),
        address: "aws_dms_s3_endpoint.this",
        data: {
          use: "Endpoint aws_dms_s3_endpoint.this",
          property: "kms_key_arn",
          keySetting: "server_side_encryption_kms_key_id",
          modeSetting: "encryption_mode",
        },
        suggestions: [
          {
            messageId: "useKey",
            output: terraformS3(
              'endpoint_type = "target"',
              'encryption_mode = "SSE_KMS"',
              `server_side_encryption_kms_key_id = "${keyArn}"`,
            ),
          },
          {
            messageId: "removeSetting",
            data: { setting: "kms_key_arn" },
            output: terraformS3('endpoint_type = "target"'),
          },
        ],
      },
    ],
  },
  {
    name: "a key without the mode in Terraform",
    filename: "main.tf",
    template: terraformMode,
    errors: [
      {
        messageId: "modeWithoutKey",
        ...at(terraformMode, `"${keyArn}"`),
        suggestions: [
          {
            messageId: "useKey",
            output: terraformS3(
              'endpoint_type = "target"',
              `server_side_encryption_kms_key_id = "${keyArn}"`,
              'encryption_mode                   = "SSE_KMS"',
            ),
          },
          { messageId: "removeSetting", output: terraformS3('endpoint_type = "target"') },
        ],
      },
    ],
  },
  {
    name: "a key from a variable, without the mode in Terraform",
    filename: "main.tf",
    template: terraformVariable,
    errors: [
      {
        ...{ messageId: "modeWithoutKey", ...at(terraformVariable, "var.key") },
        suggestions: [
          {
            messageId: "useKey",
            output: terraformS3(
              'endpoint_type = "target"',
              "server_side_encryption_kms_key_id = var.key",
              'encryption_mode                   = "SSE_KMS"',
            ),
          },
          { messageId: "removeSetting", output: terraformS3('endpoint_type = "target"') },
        ],
      },
    ],
  },
  {
    name: "the key of an endpoint with S3 settings in Terraform",
    filename: "main.tf",
    template: terraformBlock,
    errors: [
      {
        messageId: "endpointKey",
        ...at(terraformBlock, `"${keyArn}"`),
        suggestions: [
          {
            messageId: "useKey",
            output: changed(
              changed(terraformBlock, `  kms_key_arn   = "${keyArn}"\n`, ""),
              '    bucket_name = "landing"\n',
              `    bucket_name = "landing"
    encryption_mode = "SSE_KMS"
    server_side_encryption_kms_key_id = "${keyArn}"
`,
            ),
          },
          {
            messageId: "removeSetting",
            output: changed(terraformBlock, `  kms_key_arn   = "${keyArn}"\n`, ""),
          },
        ],
      },
    ],
  },
];

import type rule from "../../src/rules/key-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { root, terraform, terraformRoot, yaml } from "./key-policy-texts.js";
import { at } from "./places.js";

const instance = `  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium
      KmsKeyId: !GetAtt Key.Arn
`;

function through(...services: readonly string[]): string {
  const values = services.map((service) => (service.startsWith("!") ? service : `"${service}"`)).join(", ");
  return `{ Effect: Allow, Principal: { AWS: "*" }, Action: "kms:*", Resource: "*", Condition: { StringEquals: { kms:ViaService: [${values}] } } }`;
}

const terraformThrough =
  '{ Effect = "Allow", Principal = { AWS = "*" }, Action = "kms:*", Resource = "*", Condition = { StringEquals = { "kms:ViaService" = "rds.eu-west-1.amazonaws.com" } } }';

const terraformInstance = `
resource "aws_dms_replication_instance" "this" {
  replication_instance_id    = "orders"
  replication_instance_class = "dms.t3.medium"
  kms_key_arn                = aws_kms_key.dms.arn
}
`;

const elsewhere = yaml([through("rds.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com")], instance);
const terraformElsewhere = terraform(terraformThrough, terraformInstance);

export const valid: readonly ValidCase[] = [
  {
    name: "the key of an instance through DMS",
    template: yaml([through("rds.eu-west-1.amazonaws.com", "dms.eu-west-1.amazonaws.com")], instance),
  },
  {
    name: "through DMS in the region of the deployment",
    template: yaml([through('!Sub "dms.${AWS::Region}.amazonaws.com"')], instance),
  },
  {
    name: "through any service of a region",
    template: yaml([through("rds.eu-west-1.amazonaws.com", "*.eu-west-1.amazonaws.com")], instance),
  },
  {
    name: "through another service, or by the account",
    template: yaml([root, through("rds.eu-west-1.amazonaws.com")], instance),
  },
  {
    name: "through a service that is not known",
    template: `Parameters: { Service: { Type: String } }\n${yaml([through("!Ref Service")], instance)}`,
  },
  {
    name: "through another service, or by the account, in Terraform",
    filename: "main.tf",
    template: terraform(`${terraformRoot}, ${terraformThrough}`, terraformInstance),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "the key of an instance through other services only",
    template: elsewhere,
    errors: [
      {
        messageId: "otherService",
        ...at(elsewhere, 'kms:ViaService: ["rds.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"]'),
        address: "Resources.Key",
        data: {
          key: "Key",
          service: ["rds.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"],
          use: "replication instance Instance",
        },
      },
    ],
  },
  {
    name: "the key of an instance through other services only, in Terraform",
    filename: "main.tf",
    template: terraformElsewhere,
    errors: [
      {
        messageId: "otherService",
        ...at(terraformElsewhere, '"kms:ViaService" = "rds.eu-west-1.amazonaws.com"'),
        address: "aws_kms_key.dms",
      },
    ],
  },
];

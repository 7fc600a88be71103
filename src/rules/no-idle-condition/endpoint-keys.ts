import type { Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/**
 * Prefixes of the services whose requests have the condition keys about the owner of a VPC endpoint.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceaccount
 */
const known = [
  ...[
    "acm-pca",
    "applicationinsights",
    "apprunner",
    "athena",
    "cloudformation",
    "comprehendmedical",
    "compute-optimizer",
  ],
  ...["datasync", "discovery", "dynamodb", "ebs", "ecr", "ecs", "firehose", "gamelift", "healthlake", "iam"],
  ...["iotfleetwise", "iotwireless", "kinesisanalytics", "kms", "lambda", "medical-imaging", "omics"],
  ...["payment-cryptography", "polly", "rbin", "rekognition", "route53", "s3", "scheduler", "servicediscovery"],
  ...["servicequotas", "shield", "ssm-contacts", "storagegateway", "textract", "transcribe", "transfer"],
  // The reference lists these for the organization only, and samples of AWS use them for the account as well.
  ...["b2bi", "cassandra", "cognito-identity", "dms", "ds-data", "identitystore", "iottwinmaker", "network-firewall"],
  ...["pricing", "ses", "sms-voice", "sqs", "workmail"],
];

/** The services of a statement whose requests never have such a key, as messages show them. */
export function servicesWithout({ actions, notActions }: Statement, key: string): readonly string[] {
  if (!/^aws:Vpce(?:Account|OrgID|OrgPaths)$/i.test(key)) return [];
  const prefixes = (actions?.items ?? []).map(({ text }) => literalOf(text)?.split(":")[0]?.toLowerCase());
  if (notActions || prefixes.some((prefix) => prefix !== undefined && /[*?]/.test(prefix))) return ["most services"];
  const lacking = prefixes.filter((prefix) => prefix !== undefined && !known.includes(prefix));
  return [...new Set(lacking.flatMap((prefix) => prefix ?? []))];
}

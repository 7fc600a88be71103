import { arnShapes, patternsOverlap } from "../../src/iam/index.js";
import type { ServiceAuthorization } from "../../src/knowledge/index.js";
import { formerArns } from "./former-editions.js";
import type { ManagedStatement } from "./used-keys.js";

/** ARNs that a service uses, but that the reference writes in a different way. */
const known: readonly (readonly [string, string])[] = [
  // https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-custom-action.html
  ["codepipeline", "arn:*:codepipeline:*::actionType:*"],
  // https://docs.aws.amazon.com/cli/latest/reference/deploy/get-on-premises-instance.html
  ["codedeploy", "arn:*:codedeploy:*:*:instance/*"],
  // https://docs.aws.amazon.com/cli/latest/reference/cloudformation/activate-type.html
  // AWS's own policies for modules also write `type/MODULE/Some::Name::*`:
  // https://github.com/awslabs/aws-serverless-data-lake-framework/blob/main/sdlf-team/modulestack.yaml
  ["cloudformation", "arn:*:cloudformation:*:*:type/*"],
  ["cloudformation", "arn:*:cloudformation:*::type/*"],
  // https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-partner-providers.html
  ["securityhub", "arn:*:securityhub:*::product/*"],
  // In March 2026 the reference still wrote meetings without a region, in September with one:
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonchime.html
  ["chime", "arn:*:chime::*:meeting/*"],
  // Where a request names the consumer, AWS does not know yet when it was made:
  // https://docs.aws.amazon.com/kinesisanalytics/latest/java/how-efo.html
  // https://github.com/aws/aws-cdk/issues/22184
  ["kinesis", "arn:*:kinesis:*:*:stream/*/consumer/*"],
  // https://docs.aws.amazon.com/iot-sitewise/latest/userguide/manage-data-streams.html
  ["iotsitewise", "arn:*:iotsitewise:*:*:timeseries/*"],
  // https://docs.aws.amazon.com/gamelift/latest/developerguide/security_iam_id-based-policy-examples.html
  ["gamelift", "arn:*:gamelift:::gamesessionqueue/*"],
  // https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-iam-access-control-identity-based.html
  ["redshift", "arn:*:redshift:*:*:shared/*"],
];

/** ARN patterns that AWS managed policies use but that no listed resource type has, by service prefix. */
export function unlistedArns(
  services: ReadonlyMap<string, ServiceAuthorization>,
  statements: readonly ManagedStatement[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (prefix: string, form: string): void => {
    found.set(prefix, (found.get(prefix) ?? new Set()).add(form));
  };
  for (const [prefix, form] of known) add(prefix, form);
  for (const form of formerArns) add(form.split(":")[2] ?? "", form);
  for (const written of new Set(statements.flatMap(({ resources }) => resources))) {
    const arn = written.replace(/\$\{[^}]*\}/g, "*");
    const [start, , prefix = "", region = "", account = "", ...rest] = arn.split(":");
    if (start !== "arn" || rest.length === 0 || !services.has(prefix)) continue;
    const resource = rest.join(":");
    if (/^[*:]*$/.test(resource)) continue;
    const fitting = arnShapes(services, prefix).filter((shape) => patternsOverlap(resource, shape.resource));
    const isListed = fitting.some((shape) => fits(region, shape.region) && fits(account, shape.account));
    if (isListed || arnShapes(services, prefix).length === 0) continue;
    const form = ["arn", "*", prefix, region === "" ? "" : "*", account === "" ? "" : "*", formOf(resource)].join(":");
    add(prefix, form);
  }
  return found;
}

function fits(field: string, shape: string): boolean {
  if (field === "" || shape === "") return field === shape || field === "*";
  return true;
}

/** The pattern of a resource: its type and separator, and `*` for the rest. */
export function formOf(resource: string): string {
  // These are paths of REST APIs. No page lists which ones exist.
  if (resource.startsWith("/")) return "/*";
  const [, word, separator] = /^([:/]?[\w-]+)([:/])/.exec(resource) ?? [];
  return word === undefined || separator === undefined ? resource : `${word}${separator}*`;
}

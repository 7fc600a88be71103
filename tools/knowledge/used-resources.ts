import { actionsMatching, areWildcards, reachOf, type NamedArn, type Reach } from "../../src/iam/index.js";
import type { ServiceAuthorization } from "../../src/knowledge/index.js";
import { formerUses } from "./former-resources.js";
import { formOf } from "./used-arns.js";
import type { ManagedStatement } from "./used-keys.js";

/**
 * AWS checks `logs:DescribeLogGroups` on log groups, although the reference lists no resource for it, the actions of
 * zero-ETL integrations on their target, which is a catalog or a namespace of Redshift Serverless, and `glue:GetDashboardUrl` on
 * jobs as well as sessions. It writes lists of EC2 Image Builder into the policies of what is shared, and knows a consumer
 * of a stream that a request names without the time at the end of its ARN:
 * https://docs.aws.amazon.com/glue/latest/dg/zero-etl-target.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/zero-etl.creating.html
 * https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl-using.redshift-iam.html
 * https://docs.aws.amazon.com/glue/latest/webapi/API_GetDashboardUrl.html
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/spark-troubleshooting-agent-setup.html
 * https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetComponentPolicy.html
 * https://docs.aws.amazon.com/cli/latest/reference/imagebuilder/put-image-policy.html
 * https://docs.aws.amazon.com/cli/latest/reference/imagebuilder/put-image-recipe-policy.html
 * https://github.com/aws/aws-cdk/issues/22184
 */
const known: readonly (readonly [string, string, readonly string[]])[] = [
  ["logs", "DescribeLogGroups", ["log-group:*"]],
  ["logs", "DescribeLogGroups", ["*"]],
  ["glue", "AuthorizeInboundIntegration", ["catalog"]],
  ["glue", "AuthorizeInboundIntegration", ["catalog/*"]],
  ["glue", "AuthorizeInboundIntegration", ["database/*"]],
  ["glue", "GetDashboardUrl", ["job/*"]],
  ["imagebuilder", "ListComponents", ["component/*"]],
  ["imagebuilder", "ListImageRecipes", ["image-recipe/*"]],
  ["imagebuilder", "ListImages", ["image/*"]],
  ["kinesis", "DeregisterStreamConsumer", ["stream/*/consumer/*"]],
  ["kinesis", "DescribeStreamConsumer", ["stream/*/consumer/*"]],
  ...["AuthorizeInboundIntegration", "CreateInboundIntegration"].map(onServerless),
  ...["DeleteResourcePolicy", "GetResourcePolicy", "PutResourcePolicy"].map(onServerless),
];

function onServerless(action: string): readonly [string, string, readonly string[]] {
  return ["redshift", action, ["namespace/*"]];
}

/**
 * Two pages of the reference list `apigateway:GET` and its like, and two list `lex:StartImport`. The package has the
 * resources of one of them:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagementv2.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html
 */
const ofOtherPages: typeof known = [
  ...["DELETE", "GET", "PATCH", "POST", "PUT"].flatMap((verb) =>
    ["/apis", "/apis/*", "/domainnames/*/apimappings", "/domainnames/*/apimappings/*"].map(
      (path) => ["apigateway", verb, [path]] as const,
    ),
  ),
  ["lex", "StartImport", ["test-set/*"]],
];

/**
 * Resources for which examples of guides allow an action that the reference lists for others only, or for `*`:
 * https://docs.aws.amazon.com/athena/latest/ug/notebooks-spark-troubleshooting-workgroups.html
 * https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_resource-level-policy-examples.html
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.iam.example.resource.html
 * https://docs.aws.amazon.com/kinesisanalytics/latest/java/examples-efo.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account-Setup.html
 * https://docs.aws.amazon.com/opsworks/latest/userguide/security_iam_id-based-policy-examples.html
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html
 * https://docs.aws.amazon.com/workspaces/latest/adminguide/copy-custom-image.html
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGrafanaWorkspacePermissionManagement.html
 * https://docs.aws.amazon.com/greengrass/v1/developerguide/device-auth.html
 * https://docs.aws.amazon.com/greengrass/v2/developerguide/device-auth.html
 */
const ofGuides: typeof known = [
  ["app-integrations", "ListEventIntegrations", ["event-integration/*"]],
  ["athena", "ListExecutors", ["workgroup/*"]],
  ["elasticbeanstalk", "ValidateConfigurationSettings", ["solutionstack/*"]],
  ["grafana", "ListWorkspaces", ["/workspaces*"]],
  ["greengrass", "GetConnectivityInfo", ["thing/*"]],
  ["greengrass", "UpdateConnectivityInfo", ["thing/*"]],
  ["kinesis", "DeregisterStreamConsumer", ["stream/*"]],
  ["oam", "CreateLink", ["link/*"]],
  ["oam", "UpdateLink", ["sink/*"]],
  ["opsworks-cm", "DescribeServers", ["server/*"]],
  ["ssm", "ListDocuments", ["document/*"]],
  ["workspaces", "DescribeWorkspaceImages", ["workspaceimage/*"]],
];

/** How AWS managed policies grant an action on resources that the reference does not list for it. */
interface Evidence {
  readonly prefix: string;
  readonly action: string;
  readonly forms: Set<string>;
  /** Policies that grant the action on such resources. */
  readonly unlisted: Set<string>;
  /** Policies of which an old version granted it so. */
  readonly former: Set<string>;
  /** Policies that grant it as the reference says. */
  readonly listed: Set<string>;
}

/**
 * The resource patterns on which AWS managed policies grant an action although the reference does not list them, by
 * service and action. Managed policies contain errors too, so rare patterns do not count.
 */
export function unlistedResources(
  services: ReadonlyMap<string, ServiceAuthorization>,
  statements: readonly ManagedStatement[],
): ReadonlyMap<string, Readonly<Record<string, readonly (readonly string[])[]>>> {
  const found = new Map<string, Map<string, Set<string>>>();
  const add = (prefix: string, action: string, sets: Iterable<string>): void => {
    const actions = found.get(prefix) ?? new Map<string, Set<string>>();
    found.set(prefix, actions.set(action, new Set([...(actions.get(action) ?? []), ...sets])));
  };
  for (const [prefix, action, forms] of [...known, ...ofOtherPages, ...ofGuides, ...formerUses])
    add(prefix, action, [JSON.stringify(forms)]);
  for (const one of evidenceIn(services, statements)) if (isUsual(one)) add(one.prefix, one.action, one.forms);
  return new Map(
    [...found].map(([prefix, actions]) => [
      prefix,
      Object.fromEntries(
        [...actions]
          .sort()
          .map(([name, sets]) => [name, [...sets].sort().map((set) => JSON.parse(set) as readonly string[])]),
      ),
    ]),
  );
}

/**
 * Whether it is usual to grant the action so: for each policy that does, at most four policies follow the reference,
 * now or after a correction.
 */
function isUsual({ unlisted, former, listed }: Evidence): boolean {
  const corrected = [...former].filter((policy) => !unlisted.has(policy));
  return unlisted.size > 0 && unlisted.size * 4 >= new Set([...listed, ...corrected]).size;
}

function evidenceIn(
  services: ReadonlyMap<string, ServiceAuthorization>,
  statements: readonly ManagedStatement[],
): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const { effect, actions, resources, policy, isLatest } of statements) {
    const isOnAll = resources.includes("*");
    if (effect !== "Allow" || (!isOnAll && !resources.every((arn) => arn.startsWith("arn:")))) continue;
    const arns = resources.map(namedArn);
    for (const written of resources.length === 0 ? [] : actions) {
      const [prefix = "", name = "*"] = written.toLowerCase().split(":");
      for (const { action, reach } of reachesOf(services.get(prefix), name, arns)) {
        const key = `${prefix}:${action}`;
        const one = found.get(key) ?? evidenceOf(prefix, action);
        found.set(key, one);
        const isUnlisted = !isOnAll && reach !== "some";
        if (isUnlisted && isLatest) one.forms.add(JSON.stringify([...new Set(formsOf(prefix, arns))].sort()));
        if (isUnlisted) (isLatest ? one.unlisted : one.former).add(policy);
        // For an action that needs other resources, `*` proves nothing.
        else if (isLatest && (!isOnAll || reach === "only-everything")) one.listed.add(policy);
      }
    }
  }
  return [...found.values()];
}

function evidenceOf(prefix: string, action: string): Evidence {
  return { prefix, action, forms: new Set(), unlisted: new Set(), former: new Set(), listed: new Set() };
}

/** What the reference says about the actions that a name or pattern covers. */
function reachesOf(
  service: ServiceAuthorization | undefined,
  name: string,
  arns: readonly NamedArn[],
): readonly { readonly action: string; readonly reach: Reach }[] {
  if (!service) return [];
  const reaches = actionsMatching(service, name).map((action) => ({
    action: action.name,
    reach: reachOf(service, action, arns),
  }));
  // A pattern covers many actions, and some of them have no resource. So it proves nothing for a single action.
  return /[*?]/.test(name) && reaches.some(({ reach }) => reach !== "only-everything") ? [] : reaches;
}

/** The patterns for resources of the service itself, if there are any. Otherwise all patterns. */
function formsOf(prefix: string, arns: readonly NamedArn[]): readonly string[] {
  const own = arns.filter(({ service }) => service === prefix);
  return (own.length > 0 ? own : arns).map(({ resource }) => formOf(resource));
}

function namedArn(arn: string): NamedArn {
  const [, , service = "", region = "", account = "", ...rest] = arn.replace(/\$\{[^}]*\}/g, "*").split(":");
  return { service, resource: rest.join(":"), hasWildcardPlace: areWildcards(region, account) };
}

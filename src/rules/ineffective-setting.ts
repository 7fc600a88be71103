import { orderOf } from "../iam/index.js";
import type { DmsResource, Property } from "../model/index.js";
import { asLiteral, asText, defineRule, type ContextOf, type RuleContext, type Suggestion } from "../rule-kit/index.js";
import { areForIam } from "./ineffective-setting/kafka-brokers.js";
import { unlistedRole, type UnlistedRole } from "./ineffective-setting/cluster-roles.js";
import { capital, nameOf, roleName, shownAddress } from "./shared/messages/names.js";
import { checkS3 } from "./ineffective-setting/s3-settings.js";
import { isSoleInstance } from "./shared/settings/written-setting.js";

const rule = defineRule({
  name: "ineffective-setting",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { listRole: "renames", removeSetting: "renames", useKey: "renames" },
    docs: { description: "Disallow DMS settings that look like protection or access but have no effect" },
    messages: {
      endpointKey:
        "{{use}} does not encrypt its objects with this key: S3 endpoints ignore {{property}}. Set the key in {{keySetting}}, and set {{modeSetting}} to SSE_KMS.",
      modeWithoutKey:
        "{{use}} names a key in {{keySetting}}, but DMS ignores it and encrypts with SSE-S3. Set {{modeSetting}} to SSE_KMS.",
      catalogOnSource: "{{use}} is a source, but only targets write to the Glue catalog. AWS rejects the setting.",
      kafkaIam:
        "{{use}} connects to the IAM access control of MSK (port 9098), which DMS does not support with any policy. Use TLS or SASL/SCRAM.",
      unlisted:
        '{{use}} loads with role {{role}}, but {{property}} of {{cluster}} does not list it. Loading fails with "is not associated to cluster", unless something else associates the role with the cluster. Add the role there.',
      removeSetting: "Remove {{setting}}",
      listRole: "Add {{role}} to {{property}} of {{cluster}}",
      useKey: "Encrypt the objects with this key (create an existing endpoint again)",
    },
  },
  create(context) {
    return {
      DmsEndpoint(endpoint) {
        const engine = asLiteral(engineOf(endpoint)?.value)?.toLowerCase();
        if (engine === "s3") checkS3(context, endpoint);
        if (engine === "kafka") checkKafka(context, endpoint);
        if (engine?.startsWith("redshift")) checkRedshift(context, endpoint);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function engineOf({ properties }: DmsResource): Property | undefined {
  return properties.get("endpoint.engineName");
}

function checkKafka(context: Context, endpoint: DmsResource): void {
  const broker = endpoint.properties.get("kafka.broker");
  const engine = engineOf(endpoint);
  if (!broker || !engine || !areForIam(broker)) return;
  context.report({
    node: broker,
    address: endpoint.address,
    messageId: "kafkaIam",
    data: { use: capital(nameOf(endpoint)) },
    restsOn: [broker, engine],
  });
}

/** https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Redshift.html */
function checkRedshift(context: Context, endpoint: DmsResource): void {
  const found = unlistedRole(context.project, context.template, endpoint);
  if (!found) return;
  const { cluster, list, property, role } = found;
  const data = { role: roleName(role), cluster: shownAddress(cluster.address), property };
  context.report({
    node: list,
    address: cluster.address,
    messageId: "unlisted",
    data: { ...data, use: capital(nameOf(endpoint)) },
    related: [{ location: endpoint.location, message: `${nameOf(endpoint)} loads into it` }],
    suggest: listing(context, endpoint, found, data),
  });
}

type ClusterData = Readonly<Record<"role" | "cluster" | "property", string>>;

/** Adds the role to the cluster's list. Not if the role depends on the cluster: that would be a circular dependency. */
function listing(
  { template }: RuleContext,
  endpoint: DmsResource,
  { cluster, list, role }: UnlistedRole,
  data: ClusterData,
): readonly Suggestion<"listRole", keyof ClusterData>[] {
  const text = asText(endpoint.properties.get("redshift.roleArn")?.value);
  const entry = cluster.properties.entries.find(({ value }) => value === list);
  const isHere = template.resources.get(cluster.address) === cluster && template.resources.has(role.address);
  if (!text || !entry || !isHere || !isSoleInstance(template, cluster)) return [];
  if (orderOf(template, role.address).awaits(cluster.address).answer !== "no") return [];
  return [{ messageId: "listRole", data, fix: (fixer) => fixer.appendItem(cluster.properties, entry, text) }];
}

import type { DmsResource } from "../model/index.js";
import { asLiteral, asText, defineRule, literalOf, type RuleContext } from "../rule-kit/index.js";
import { unlistedRole } from "./shared/cluster-roles.js";
import { nameOf, roleName, shownAddress } from "./shared/names.js";
import { openAttributes } from "./shared/open-attributes.js";

export default defineRule({
  name: "ineffective-setting",
  meta: {
    type: "problem",
    docs: { description: "Disallow settings of DMS resources that look like protection or access and have no effect" },
    messages: {
      endpointKey:
        "{{use}} does not encrypt its objects with its key: S3 endpoints pass over {{property}}. Objects are encrypted " +
        "with {{keySetting}} under {{modeSetting}} SSE_KMS.",
      modeWithoutKey:
        "{{use}} names the key {{keySetting}}, but without {{modeSetting}} SSE_KMS it is not used: objects are " +
        "encrypted with SSE-S3.",
      catalogOnSource: "{{use}} is a source: the Glue catalog is written by targets only, and AWS refuses the setting.",
      kafkaIam:
        "{{use}} points to the port of MSK's IAM access control (9098), which DMS does not support: no policy will let " +
        "it connect. Use TLS or SASL/SCRAM.",
      unlisted:
        "{{use}} loads with role {{role}}, which {{cluster}} does not list in {{property}}: unless DMS may associate it " +
        '(redshift:ModifyClusterIamRoles), loading fails with "is not associated to cluster". Add the role there.',
    },
  },
  create(context) {
    return {
      DmsEndpoint(endpoint) {
        const engine = asLiteral(endpoint.properties.get("endpoint.engineName")?.value)?.toLowerCase();
        if (engine === "s3") checkS3(context, endpoint);
        if (engine === "kafka") checkKafka(context, endpoint);
        if (engine?.startsWith("redshift")) checkRedshift(context, endpoint);
      },
    };
  },
});

function checkS3(context: RuleContext, endpoint: DmsResource): void {
  const { properties } = endpoint;
  const isTerraform = context.template.format !== "cloudformation";
  const words = {
    use: capital(nameOf(endpoint)),
    property: isTerraform ? "kms_key_arn" : "KmsKeyId",
    keySetting: isTerraform ? "server_side_encryption_kms_key_id" : "ServerSideEncryptionKmsKeyId",
    modeSetting: isTerraform ? "encryption_mode" : "EncryptionMode",
  };
  const endpointKey = properties.get("endpoint.kmsKey");
  const objectKey = properties.get("s3.kmsKey");
  const mode = properties.get("s3.encryptionMode");
  const address = endpoint.address;
  const isTarget = asLiteral(properties.get("endpoint.endpointType")?.value)?.toLowerCase() === "target";
  // With the setting that works beside it, the endpoint's key is there on purpose or harmless.
  if (endpointKey && isGiven(endpointKey.value) && !objectKey && !mode && isTarget) {
    context.report({ node: endpointKey, address, messageId: "endpointKey", data: words });
  }
  const isOtherMode =
    (!mode && openAttributes(endpoint) === undefined) || /^sse[-_]s3$/i.test(asLiteral(mode?.value) ?? "");
  if (objectKey && isGiven(objectKey.value) && isOtherMode) {
    context.report({ node: objectKey, address, messageId: "modeWithoutKey", data: words });
  }
  const catalog = properties.get("s3.glueCatalogGeneration");
  const isSource = asLiteral(properties.get("endpoint.endpointType")?.value)?.toLowerCase() === "source";
  if (catalog && isSource && asLiteral(catalog.value)?.toLowerCase() === "true") {
    context.report({ node: catalog, address, messageId: "catalogOnSource", data: words });
  }
}

function isGiven(value: Parameters<typeof asText>[0]): boolean {
  const text = asText(value);
  return text !== undefined && literalOf(text) !== "";
}

function checkKafka(context: RuleContext, endpoint: DmsResource): void {
  const broker = endpoint.properties.get("kafka.broker");
  const servers = asLiteral(broker?.value)?.split(",") ?? [];
  if (!broker || servers.length === 0 || !servers.every((server) => server.trim().endsWith(":9098"))) return;
  context.report({
    node: broker,
    address: endpoint.address,
    messageId: "kafkaIam",
    data: { use: capital(nameOf(endpoint)) },
  });
}

/** https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Redshift.html */
function checkRedshift(context: RuleContext, endpoint: DmsResource): void {
  const found = unlistedRole(context.project, context.template, endpoint);
  if (!found) return;
  const { cluster, list, property, role } = found;
  context.report({
    node: list,
    address: cluster.address,
    messageId: "unlisted",
    data: {
      use: capital(nameOf(endpoint)),
      role: roleName(role),
      cluster: shownAddress(cluster.address),
      property,
    },
    related: [{ location: endpoint.location, message: `${nameOf(endpoint)} loads into it` }],
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

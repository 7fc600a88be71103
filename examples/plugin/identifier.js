import { alternatives, asText, defineRule, literalOf, member, plainText, reasonOf } from "dmslint";

/** The names of the property, in CloudFormation and in Terraform. */
const identifiers = new Map([
  ["DmsEndpoint", ["EndpointIdentifier", "endpoint_id"]],
  ["DmsReplicationInstance", ["ReplicationInstanceIdentifier", "replication_instance_id"]],
  ["DmsReplicationTask", ["ReplicationTaskIdentifier", "replication_task_id"]],
]);

export const identifier = defineRule({
  name: "identifier",
  meta: {
    type: "problem",
    docs: { description: "Require identifiers in lower case that begin with a prefix" },
    fixable: true,
    hasSuggestions: true,
    directions: { addPrefix: "renames" },
    schema: {
      type: "object",
      properties: { prefix: { type: "string", description: "What every identifier begins with" } },
      additionalProperties: false,
    },
    defaultOptions: { prefix: "acme-" },
    messages: {
      upperCase:
        "DMS stores {{written}} in lower case, so Terraform and CloudFormation's drift detection show {{resource}} as changed.",
      noPrefix: "The identifier of {{resource}} does not begin with {{prefix}}, so our alarms do not see it.",
      addPrefix: "Name it {{name}} (an existing resource is replaced)",
    },
  },
  create: (context) => ({
    DmsResource({ address, kind, name, resource }) {
      const { prefix = "" } = context.options;
      const values = (identifiers.get(kind) ?? []).map((key) => member(resource.properties, key));
      // A value that depends on a condition has several alternatives.
      for (const { value: node } of values.flatMap((value) => (value ? alternatives(value) : []))) {
        const text = asText(node);
        if (!text) continue; // Absent under this condition: AWS makes an identifier.
        const written = literalOf(text);
        if (written === undefined) {
          context.skip({ location: node.location, address }, reasonOf(text) ?? "the identifier is not known");
          continue;
        }
        const at = { node, address };
        const stored = written.toLowerCase();
        if (written !== stored) {
          const data = { written, resource: name };
          const lower = plainText(stored);
          context.report({ ...at, messageId: "upperCase", data, fix: (fixer) => fixer.replaceText(node, lower) });
        }
        if (!stored.startsWith(prefix)) {
          const data = { resource: name, prefix };
          const named = { name: prefix + stored };
          const longer = plainText(named.name);
          context.report({
            ...at,
            messageId: "noPrefix",
            data,
            suggest: [{ messageId: "addPrefix", data: named, fix: (fixer) => fixer.replaceText(node, longer) }],
          });
        }
      }
    },
  }),
});

import type { Resource } from "../../../model/index.js";
import {
  alternatives,
  asText,
  entryOf,
  literalOf,
  type Entry,
  type Formula,
  type Mapping,
  type Node,
} from "../../../tree/index.js";
import { argument } from "../../values/arguments.js";
import { computedText, entryAt, listOf } from "../../values/values.js";
import { resourceFacts } from "../resource-facts.js";

/**
 * The role that SAM creates for a function, with its `Policies` in CloudFormation's form.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-policies.html
 */
export function samRole(role: Resource, maker: Resource): Resource {
  const policies = argument(maker.properties, "Policies");
  const sorted = sortPolicies(policies);
  const entries: Entry[] = ["AssumeRolePolicyDocument", "PermissionsBoundary"].flatMap(
    (name) => entryOf(maker.properties, name) ?? [],
  );
  const location = policies?.location ?? maker.location;
  entries.push(
    entryAt("ManagedPolicyArns", listOf(sorted.managed, location, sorted.incompleteReason)),
    entryAt("Policies", listOf(sorted.inline, location, sorted.incompleteReason)),
  );
  const hasTrust = entries.some(({ key }) => key.text === "AssumeRolePolicyDocument");
  const incompleteReason = hasTrust ? maker.properties.incompleteReason : "SAM writes the trust policy of the role";
  const properties: Mapping = {
    kind: "mapping",
    location,
    entries,
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
  return { ...role, properties, ...resourceFacts(role.type, role.isData, properties) };
}

interface SortedPolicies {
  readonly managed: Node[];
  readonly inline: Node[];
  incompleteReason?: string;
}

function sortPolicies(policies: Node | undefined): SortedPolicies {
  const sorted: SortedPolicies = { managed: [], inline: [] };
  const visit = (node: Node, when: Formula | undefined): void => {
    for (const { value, when: guard } of alternatives(node, when)) {
      if (value.kind === "list") {
        if (value.incompleteReason !== undefined) sorted.incompleteReason ??= value.incompleteReason;
        for (const item of value.items) visit(item, guard);
      } else sort(value, guard, sorted);
    }
  };
  if (policies) visit(policies, undefined);
  return sorted;
}

function sort(value: Node, when: Formula, sorted: SortedPolicies): void {
  const guarded = (node: Node): Node =>
    when.op === "true" ? node : { kind: "choice", location: node.location, branches: [{ when, value: node }] };
  const text = asText(value);
  if (text) sorted.managed.push(guarded(managedArn(text)));
  else if (value.kind === "mapping" && entryOf(value, "Statement")) {
    const { location } = value;
    sorted.inline.push(guarded({ kind: "mapping", location, entries: [entryAt("PolicyDocument", value)] }));
  } else if (value.kind === "mapping")
    sorted.incompleteReason ??= `the SAM policy template ${value.entries[0]?.key.text ?? ""} is not read`;
}

/** The name of an AWS managed policy is short for its ARN. */
function managedArn(text: NonNullable<ReturnType<typeof asText>>): Node {
  const name = literalOf(text);
  return name === undefined || name.startsWith("arn:")
    ? text
    : computedText(`arn:aws:iam::aws:policy/${name}`, text.location);
}

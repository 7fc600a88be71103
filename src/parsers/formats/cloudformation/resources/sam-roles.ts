import type { Resource } from "../../../../model/index.js";
import type { Location } from "../../../../source/index.js";
import {
  alternatives,
  asLiteral,
  asText,
  computed,
  entryOf,
  literalOf,
  member,
  type Entry,
  type Formula,
  type Mapping,
  type Node,
} from "../../../../tree/index.js";
import { argument } from "../../../values/arguments.js";
import { entryAt, listOf, textOfParts, unknownAt } from "../../../values/values.js";
import { resourceFacts } from "../../resource-facts.js";

/**
 * The role that SAM creates for a function, with its `Policies` in CloudFormation's form.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-policies.html
 */
export function samRole(role: Resource, maker: Resource, template: Mapping): Resource {
  const policies = argument(maker.properties, "Policies");
  const sorted = sortPolicies(policies);
  const globals = globalsFor(maker, template);
  const entries: Entry[] = ["AssumeRolePolicyDocument", "PermissionsBoundary"].flatMap(
    (name) => entryOf(maker.properties, name) ?? [],
  );
  const location = policies?.location ?? maker.location;
  const managed = [...sorted.managed, ...attachedBySam(maker.properties, globals, location)];
  entries.push(
    entryAt("ManagedPolicyArns", listOf(managed, location, sorted.incompleteReason)),
    entryAt("Policies", listOf(sorted.inline, location, sorted.incompleteReason)),
  );
  const hasTrust = entries.some(({ key }) => key.text === "AssumeRolePolicyDocument");
  if (!hasTrust) entries.push(entryAt("AssumeRolePolicyDocument", writtenBySam(role)));
  const incompleteReason = maker.properties.incompleteReason ?? addedBySam(maker.properties) ?? givenByGlobals(globals);
  const properties: Mapping = {
    kind: "mapping",
    location,
    entries,
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
  return { ...role, properties, ...resourceFacts(role.type, role.isData, properties) };
}

/** The trust policy, which lets Lambda or Step Functions assume the role. */
function writtenBySam({ location, type }: Resource): Node {
  const reason = "SAM writes the trust policy of the role";
  return unknownAt(location, { id: `${type}@${location.file.path}:${String(location.start)}/trust`, reason });
}

/** The properties for which SAM attaches a managed policy of AWS, and that policy. In other partitions X-Ray's has another name. */
const attachedFor: readonly (readonly [property: string, policy: string])[] = [
  ["VpcConfig", "AWSLambdaVPCAccessExecutionRole"],
  ["Tracing", "AWSXrayWriteOnlyAccess"],
];

/** The properties for which SAM adds policies to the role. */
const withPolicies: readonly string[] = ["DeadLetterQueue", "EventInvokeConfig"];

/** The types of events that call the function. For the others, the function reads from a source, and SAM adds a policy. */
const callingEvents: ReadonlySet<string | undefined> = new Set([
  ...["AlexaSkill", "Api", "CloudWatchEvent", "CloudWatchLogs", "Cognito", "EventBridgeRule", "HttpApi", "IoTRule"],
  ...["S3", "SNS", "Schedule", "ScheduleV2"],
]);

/**
 * Why the role has more policies than `Policies` lists. The policy for logs, which every role of a function has, allows
 * nothing that is asked of a role.
 * https://github.com/aws/serverless-application-model/blob/develop/samtranslator/model/sam_resources.py
 */
function addedBySam(properties: Mapping): string | undefined {
  const isOpen = ([name]: (typeof attachedFor)[number]): boolean => isUndecided(argument(properties, name));
  const name = withPolicies.find((one) => entryOf(properties, one)) ?? attachedFor.find(isOpen)?.[0];
  if (name !== undefined) return `SAM adds policies for ${name} to the role`;
  const events = argument(properties, "Events");
  const isCalled = (event: Node): boolean => callingEvents.has(asLiteral(member(event, "Type")));
  const areSeen = events?.kind === "mapping" && events.entries.every(({ value }) => isCalled(value));
  return !events || areSeen ? undefined : "SAM adds policies for Events to the role";
}

/** Whether only the deployment shows if a property has a value. */
function isUndecided(value: Node | undefined): boolean {
  return value?.kind === "choice" || value?.kind === "unknown";
}

/** The managed policies that SAM attaches for what a function, or `Globals` for all of them, says. */
function attachedBySam(properties: Mapping, globals: Node | undefined, location: Location): readonly Node[] {
  return attachedFor
    .filter(([name]) => argument(properties, name) ?? member(globals, name))
    .map(([, policy]) => arnOfManaged(policy, location));
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html */
function globalsFor({ type }: Resource, template: Mapping): Node | undefined {
  return member(entryOf(template, "Globals")?.value, type.replace(/^.*::/, ""));
}

/** Why the role may have what its function does not say: `Globals` gives properties to all functions. */
function givenByGlobals(globals: Node | undefined): string | undefined {
  const isGiven = (name: string): boolean => member(globals, name) !== undefined;
  const isOpen = ([name]: (typeof attachedFor)[number]): boolean => isUndecided(member(globals, name));
  const name = [...withPolicies, "Policies", "PermissionsBoundary"].find(isGiven) ?? attachedFor.find(isOpen)?.[0];
  return name === undefined ? undefined : `Globals of the template gives the function ${name}`;
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

/** The name of an AWS managed policy is short for its ARN, which SAM makes for the partition of the deployment. */
function managedArn(text: NonNullable<ReturnType<typeof asText>>): Node {
  const name = literalOf(text);
  return name === undefined || name.startsWith("arn:") ? text : arnOfManaged(name, text.location);
}

function arnOfManaged(name: string, location: Location): Node {
  const arn = `arn:aws:iam::aws:policy/${name}`;
  return textOfParts([{ kind: "literal", text: arn, origin: computed, location }], location);
}

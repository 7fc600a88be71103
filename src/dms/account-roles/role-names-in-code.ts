import { alternatives, asText, literalOf, stringOf, textsIn, type Node } from "../../tree/index.js";
import { oncePer } from "../../source/index.js";
import { ofKinds, type Project, type Resource } from "../../model/index.js";
import { shownAddress } from "../resources/names.js";

/** Resources that hold code, calls or a template that is not read here. */
const holdsCode = ofKinds("CustomResource", "Function", "Stack", "StackSet");

/** Resources that hold calls of AWS's API, one after another. */
const holdsSteps = ofKinds("Runbook", "StateMachine");

/**
 * Why code, a command or a template inside of a resource may create a role: it contains the role's name. Whether something
 * waits for it says nothing about that. A template of a stack set that is not here may hold any role, if the set may name roles.
 */
export function roleInCodeReason(project: Project, roleName: string): string | undefined {
  const known = codeIn(project);
  const elsewhere = known.find(({ isElsewhere }) => isElsewhere);
  if (elsewhere) return `the template of ${shownAddress(elsewhere.address)} is not read, and it may create the role`;
  const naming = known.find(({ texts }) => texts.some((text) => text.includes(roleName)));
  return naming && `what ${shownAddress(naming.address)} contains names the role, so it may create the role`;
}

interface Code {
  readonly address: string;
  readonly texts: readonly string[];
  readonly isElsewhere: boolean;
}

const codeIn = oncePer(({ templates }: Project): readonly Code[] =>
  templates
    .filter(({ account }) => !account)
    .flatMap(({ resources }) => [...resources.values()])
    .flatMap(codeOf),
);

function codeOf(resource: Resource): readonly Code[] {
  const { address, isData, properties, provisioners = [], resourceKind } = resource;
  if (isData) return [];
  if (!holdsCode(resource) && !isOfOthers(resource)) {
    const said = [...commandsIn(resource), ...provisioners.flatMap(stringsIn)];
    return said.length === 0 ? [] : [{ address, texts: said, isElsewhere: false }];
  }
  const texts = [properties, ...provisioners].flatMap(stringsIn);
  // Every template has this section.
  const isHere = texts.some((text) => text.includes("Resources"));
  return [{ address, texts, isElsewhere: resourceKind === "StackSet" && !isHere && mayNameRoles(resource) }];
}

/**
 * The texts that say that a role is created: a machine may run such a command when it starts. Steps say it in several texts, one
 * for the call and one for its argument.
 */
function commandsIn(resource: Resource): readonly string[] {
  const texts = stringsIn(resource.properties);
  const commands = texts.filter((text) => creating.test(text));
  return commands.length > 0 && holdsSteps(resource) ? texts : commands;
}

/** How the AWS CLI, its libraries and its tools for PowerShell create a role. */
const creating = /\bcreate[-_]?role\b|\bCreateRoleCommand\b|\bNew-IAMRole\b/i;

/** Whether it is of another provider than those of AWS, and of no kind that is known: it may run what it is told. */
function isOfOthers({ resourceKind, type }: Resource): boolean {
  return resourceKind === undefined && !/^aws/i.test(type);
}

/**
 * CloudFormation creates no role with a name of its own where this is not acknowledged.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html
 */
function mayNameRoles({ properties, settings }: Resource): boolean {
  const capabilities = settings.get("capabilities")?.value;
  return capabilities ? mayHold(capabilities, "CAPABILITY_NAMED_IAM") : properties.incompleteReason !== undefined;
}

function mayHold(node: Node, word: string): boolean {
  return alternatives(node).some(({ value }) => {
    if (value.kind === "list")
      return value.incompleteReason !== undefined || value.items.some((item) => mayHold(item, word));
    const text = asText(value);
    return text ? (literalOf(text) ?? word) === word : value.kind !== "null";
  });
}

function stringsIn(node: Node): readonly string[] {
  return textsIn(node).map((text) => stringOf(text, "\n"));
}

import { readOperator, type Operator } from "../../iam/index.js";
import { isCall } from "./calls.js";
import { dmsProperties } from "../../knowledge/index.js";
import { textsIn, valueOf, type LooseGroup, type Place } from "./loose-tree.js";

/** What is known of the policy around a place. */
interface PolicyForm {
  /** Who has it. `undefined`: not known, or a resource. */
  readonly holder: "trust" | "identity" | undefined;
  /** It is written as the data source of Terraform. */
  readonly isSource: boolean;
}

/** What can be completed at a place. */
export type Wanted =
  | { readonly kind: "effect" | "version" | "principal" | "managedPolicy" | "role" }
  | ({ readonly kind: "action" } & PolicyForm)
  | ({ readonly kind: "element" } & PolicyForm)
  /** The arguments of a block. */
  | { readonly kind: "argument"; readonly names: readonly string[] }
  | { readonly kind: "resource"; readonly actions: readonly string[] }
  /** `keys`: the condition keys that it is for, if they are written already. */
  | {
      readonly kind: "operator";
      readonly keys: readonly string[];
      readonly actions: readonly string[];
      readonly isKey: boolean;
    }
  | ({
      readonly kind: "conditionKey";
      readonly operator: Operator;
      readonly actions: readonly string[];
      readonly isKey: boolean;
    } & PolicyForm);

/** What a place in a policy, or beside one, takes. `undefined`: nothing that is known here. */
export function wantedAt({ groups, isKey, path }: Place): Wanted | undefined {
  const written = path.filter((name) => !isCall(name));
  const names = written.map(plainName);
  const statement = statementAround(groups);
  const actions = statement ? textsIn(valueOf(statement, "action", "actions")) : [];
  const at = names.lastIndexOf("statement");
  if (at >= 0) {
    const form = { holder: holderOf(names, groups), isSource: written[at] === "statement" };
    const found = inStatement(names.slice(at + 1), isKey, groups, actions, form);
    if (found) return found;
  }
  return besideStatement(names, isKey, groups);
}

/** Names around an identity policy: the properties, and the resources of Terraform. */
const identityNames = /^(?:policies|inlinepolicy|awsiam(?:role|user|group)?policy)$/;

function holderOf(names: readonly string[], groups: readonly LooseGroup[]): PolicyForm["holder"] {
  if (names.some((name) => /^assumerolepolicy(?:document)?$/.test(name))) return "trust";
  const types = groups.flatMap((group) => textsIn(valueOf(group, "type")));
  const isIdentity =
    names.some((name) => identityNames.test(name)) || types.some((type) => type.startsWith("AWS::IAM::"));
  return isIdentity ? "identity" : undefined;
}

/** A name as CloudFormation and Terraform both write it, but for case and underscores. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
}

/** What the blocks in a statement of the data source have. */
const blockArguments: ReadonlyMap<string, readonly string[]> = new Map([
  ["condition", ["test", "variable", "values"]],
  ["principals", ["type", "identifiers"]],
  ["notprincipals", ["type", "identifiers"]],
]);

function inStatement(
  [element, second, third]: readonly string[],
  isKey: boolean,
  groups: readonly LooseGroup[],
  actions: readonly string[],
  form: PolicyForm,
): Wanted | undefined {
  if (element === undefined) return isKey ? { kind: "element", ...form } : undefined;
  const names = form.isSource ? blockArguments.get(element) : undefined;
  if (names && isKey) return second === undefined ? { kind: "argument", names } : undefined;
  if (element === "condition") return inCondition(second, third, isKey, groups, actions, form);
  if (isKey) return undefined;
  if (["action", "actions", "notaction", "notactions"].includes(element)) return { kind: "action", ...form };
  if (["resource", "resources", "notresource", "notresources"].includes(element)) return { kind: "resource", actions };
  if (element === "effect") return { kind: "effect" };
  const isPrincipal = element === "principal" || element === "principals" || element === "notprincipal";
  const [group] = groups.filter((one) => valueOf(one, "type"));
  const isService =
    second === "service" || (second === "identifiers" && textsIn(group && valueOf(group, "type"))[0] === "Service");
  return isPrincipal && isService ? { kind: "principal" } : undefined;
}

/** In JSON and YAML an operator is a key around condition keys. In a data source of Terraform it stands beside one. */
function inCondition(
  second: string | undefined,
  third: string | undefined,
  isKey: boolean,
  groups: readonly LooseGroup[],
  actions: readonly string[],
  form: PolicyForm,
): Wanted | undefined {
  const [group] = groups;
  const [operator = ""] = textsIn(group && valueOf(group, "test"));
  if (!isKey && second === "test")
    return { kind: "operator", actions, keys: textsIn(group && valueOf(group, "variable")), isKey: false };
  if (!isKey && second === "variable")
    return { kind: "conditionKey", actions, operator: readOperator(operator), isKey: false, ...form };
  if (second === "test" || second === "variable" || second === "values") return undefined;
  // A value is missing where a mapping belongs.
  if (second === undefined) return { kind: "operator", actions, keys: [], isKey: true };
  return third === undefined
    ? { kind: "conditionKey", actions, operator: readOperator(second), isKey: true, ...form }
    : undefined;
}

const managedPolicyKeys = new Set([
  "managedpolicyarns",
  "managedpolicyarn",
  "policyarn",
  "policyarns",
  "permissionsboundary",
]);

/** The settings of DMS resources that name a role. */
const roleKeys = new Set(
  dmsProperties
    .filter(({ kind }) => kind === "roleArn")
    .flatMap(({ cfn, terraform }) => [...cfn, ...terraform])
    .map((place) => plainName(place.slice(place.lastIndexOf(".") + 1))),
);

function besideStatement(names: readonly string[], isKey: boolean, [group]: readonly LooseGroup[]): Wanted | undefined {
  const last = names.at(-1) ?? "";
  if (isKey) return undefined;
  if (managedPolicyKeys.has(last)) return { kind: "managedPolicy" };
  if (roleKeys.has(last)) return { kind: "role" };
  if (last !== "version") return undefined;
  const isPolicy =
    /policy(?:document|text)?$/.test(names.at(-2) ?? "") ||
    names.includes("awsiampolicydocument") ||
    (group && valueOf(group, "statement")) !== undefined;
  return isPolicy ? { kind: "version" } : undefined;
}

/** The mapping of the statement: the innermost one that has an element of a statement. */
function statementAround(groups: readonly LooseGroup[]): LooseGroup | undefined {
  return groups.find((group) => valueOf(group, "effect", "action", "actions", "notaction", "notactions", "sid"));
}

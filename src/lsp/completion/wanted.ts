import { readOperator, type OperatorFamily } from "../../iam/index.js";
import { dmsProperties } from "../../knowledge/index.js";
import { textsIn, valueOf, type LooseGroup, type Place } from "./loose-tree.js";

/** What can be completed at a place. */
export type Wanted =
  | { readonly kind: "action" | "effect" | "version" | "principal" | "managedPolicy" | "role" | "element" }
  | { readonly kind: "resource"; readonly actions: readonly string[] }
  /** `keys`: the condition keys that it is for, if they are written already. */
  | {
      readonly kind: "operator";
      readonly keys: readonly string[];
      readonly actions: readonly string[];
      readonly isKey: boolean;
    }
  | {
      readonly kind: "conditionKey";
      readonly family: OperatorFamily | undefined;
      readonly actions: readonly string[];
      readonly isKey: boolean;
    };

/** What a place in a policy, or beside one, takes. `undefined`: nothing that is known here. */
export function wantedAt({ groups, isKey, path }: Place): Wanted | undefined {
  const names = path.filter((name) => !/^(?:Fn::|Ref$)/.test(name)).map(plainName);
  const statement = statementAround(groups);
  const actions = statement ? textsIn(valueOf(statement, "action", "actions")) : [];
  const at = names.lastIndexOf("statement");
  const inside = at < 0 ? undefined : names.slice(at + 1);
  const found = inside ? inStatement(inside, isKey, groups, actions) : undefined;
  return found ?? besideStatement(names, isKey);
}

/** A name as CloudFormation and Terraform both write it, but for case and underscores. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
}

function inStatement(
  [element, second, third]: readonly string[],
  isKey: boolean,
  groups: readonly LooseGroup[],
  actions: readonly string[],
): Wanted | undefined {
  if (element === undefined) return isKey ? { kind: "element" } : undefined;
  if (element === "condition") return inCondition(second, third, isKey, groups, actions);
  if (isKey) return undefined;
  if (["action", "actions", "notaction", "notactions"].includes(element)) return { kind: "action" };
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
): Wanted | undefined {
  const [group] = groups;
  const [operator = ""] = textsIn(group && valueOf(group, "test"));
  if (!isKey && second === "test")
    return { kind: "operator", actions, keys: textsIn(group && valueOf(group, "variable")), isKey: false };
  if (!isKey && second === "variable")
    return { kind: "conditionKey", actions, family: readOperator(operator).family, isKey: false };
  if (second === "test" || second === "variable" || second === "values") return undefined;
  // A value is missing where a mapping belongs.
  if (second === undefined) return { kind: "operator", actions, keys: [], isKey: true };
  return third === undefined
    ? { kind: "conditionKey", actions, family: readOperator(second).family, isKey: true }
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

function besideStatement(names: readonly string[], isKey: boolean): Wanted | undefined {
  const last = names.at(-1) ?? "";
  if (isKey) return undefined;
  if (managedPolicyKeys.has(last)) return { kind: "managedPolicy" };
  if (roleKeys.has(last)) return { kind: "role" };
  return last === "version" && names.length > 1 ? { kind: "version" } : undefined;
}

/** The mapping of the statement: the innermost one that has an element of a statement. */
function statementAround(groups: readonly LooseGroup[]): LooseGroup | undefined {
  return groups.find((group) => valueOf(group, "effect", "action", "actions", "notaction", "notactions", "sid"));
}

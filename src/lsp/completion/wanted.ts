import { readOperator, type Operator } from "../../iam/index.js";
import { isCall } from "./calls.js";
import { dmsProperties } from "../../knowledge/index.js";
import { textsIn, valueOf, type LooseGroup, type LoosePlace, type Step } from "./loose-tree.js";

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

/** What is around a place. */
interface Around {
  readonly isKey: boolean;
  readonly types: readonly string[];
  readonly groups: readonly LooseGroup[];
}

/** What a place in a policy, or beside one, takes. `undefined`: nothing that is known here. */
export function wantedAt({ groups, isKey, path }: LoosePlace): Wanted | undefined {
  // Beside the content of a dynamic block is nothing of what it is called.
  if (path.at(-1)?.name === "dynamic") return undefined;
  const isPolicyText = groups.some(({ column }) => column !== undefined);
  // The variables of a text are a part of it.
  const isVariable = (index: number): boolean => !isPolicyText && /^(?:Fn::|!)Sub$/.test(path[index - 1]?.name ?? "");
  const names = (wanted: Step["kind"]): readonly string[] =>
    path.flatMap(({ kind, name }, index) =>
      kind !== wanted || name === "dynamic" || isCall(name) || isVariable(index) ? [] : name,
    );
  const keys = names("key").map(plainName);
  const around = { isKey, types: names("type"), groups };
  const at = keys.lastIndexOf("statement");
  return (at < 0 ? undefined : inStatement(keys.slice(at + 1), holderOf(keys, around), around)) ?? beside(keys, around);
}

/** What has identity policies, or is one. */
const identityType =
  /^(?:AWS::(?:IAM|SSO)::|AWS::Serverless::(?:Function|StateMachine)$|aws_iam_(?!policy_document)|aws_ssoadmin_)/;

function holderOf(keys: readonly string[], { types }: Around): PolicyForm["holder"] {
  if (keys.some((key) => /^assumerolepolicy(?:document)?$/.test(key))) return "trust";
  return types.some((type) => identityType.test(type)) ? "identity" : undefined;
}

function isPolicySource({ types }: Around): boolean {
  return types.includes("aws_iam_policy_document");
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

/** What a place in a statement takes: its element, and the keys or blocks below that on the way to the place. */
function inStatement(
  [element, child, grandchild]: readonly string[],
  holder: PolicyForm["holder"],
  around: Around,
): Wanted | undefined {
  const { groups, isKey, types } = around;
  const form = { holder, isSource: isPolicySource(around) };
  if (element === undefined) return isKey ? { kind: "element", ...form } : undefined;
  const names = form.isSource ? blockArguments.get(element) : undefined;
  if (names && isKey) return child === undefined ? { kind: "argument", names } : undefined;
  const statement = statementAround(groups);
  const actions = statement ? textsIn(valueOf(statement, "action", "actions")) : [];
  if (element === "condition") return inCondition(child, grandchild, actions, form, around);
  // A mapping has no place there, but HCL may choose from one: `{ read = ["s3:GetObject"] }[var.mode]`.
  const isMisplaced = (key: string | undefined): boolean => key !== undefined && groups[0]?.syntax !== "hcl";
  if (isKey || isMisplaced(grandchild)) return undefined;
  const isPrincipal = element === "principal" || element === "principals" || element === "notprincipal";
  const isService = child === "service" || (child === "identifiers" && types.at(-1) === "Service");
  if (isPrincipal && isService) return { kind: "principal" };
  if (isMisplaced(child)) return undefined;
  if (["action", "actions", "notaction", "notactions"].includes(element)) return { kind: "action", ...form };
  if (["resource", "resources", "notresource", "notresources"].includes(element)) return { kind: "resource", actions };
  return element === "effect" ? { kind: "effect" } : undefined;
}

/** In JSON and YAML an operator is a key around condition keys. In a data source of Terraform it stands beside one. */
function inCondition(
  child: string | undefined,
  grandchild: string | undefined,
  actions: readonly string[],
  form: PolicyForm,
  { groups: [group], isKey }: Around,
): Wanted | undefined {
  const [operator = ""] = textsIn(group && valueOf(group, "test"));
  if (!isKey && child === "test")
    return { kind: "operator", actions, keys: textsIn(group && valueOf(group, "variable")), isKey: false };
  if (!isKey && child === "variable")
    return { kind: "conditionKey", actions, operator: readOperator(operator), isKey: false, ...form };
  if (child === "test" || child === "variable" || child === "values") return undefined;
  // A value is missing where a mapping belongs.
  if (child === undefined) return { kind: "operator", actions, keys: [], isKey: true };
  return grandchild === undefined
    ? { kind: "conditionKey", actions, operator: readOperator(child), isKey: true, ...form }
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

function beside(keys: readonly string[], around: Around): Wanted | undefined {
  const { groups, isKey } = around;
  const last = keys.at(-1) ?? "";
  if (isKey) return undefined;
  if (managedPolicyKeys.has(last)) return { kind: "managedPolicy" };
  if (roleKeys.has(last)) return { kind: "role" };
  if (last !== "version") return undefined;
  const isPolicy =
    /policy(?:document|text)?$/.test(keys.at(-2) ?? "") ||
    isPolicySource(around) ||
    (groups[0] && valueOf(groups[0], "statement")) !== undefined;
  return isPolicy ? { kind: "version" } : undefined;
}

/** The mapping of the statement: the innermost one that has an element of a statement. */
function statementAround(groups: readonly LooseGroup[]): LooseGroup | undefined {
  return groups.find((group) => valueOf(group, "effect", "action", "actions", "notaction", "notactions", "sid"));
}

import {
  entryLines,
  itemLines,
  newList,
  newStatementValue,
  newText,
  yamlScalar,
  type NewValue,
} from "../../fixers/index.js";
import type { Role } from "../../model/index.js";
import { asLiteral, entryOf } from "../../tree/index.js";
import { headComment, statementComment, trustComment } from "./comments.js";
import { documentsOf } from "./documents.js";
import { isNewRole, type LeastPolicy } from "../policies/least-policy.js";
import type { LeastStatement } from "../permissions/least-statements.js";
import { pascalName } from "./names.js";
import { newStatement, newTrust } from "./new-statements.js";
import { jsonText } from "./policy-json.js";
import { writable, type PasteContext } from "./writable.js";

/** The YAML of a resource, or of a part of one: its lines without the indent of the place. */
type Lines = readonly string[];

/** The resources of a stack that give a holder its least policy, as entries of `Resources`. */
export function cloudFormationText(policy: LeastPolicy, place: PasteContext): string {
  const lines = [...comment(headComment(policy)), ...resourcesFor(policy, place)];
  return lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n");
}

function resourcesFor(policy: LeastPolicy, place: PasteContext): Lines {
  const { holder } = policy;
  switch (holder.kind) {
    case "unset-role":
    case "account-role":
      if (!isNewRole(policy))
        return [...trustNote(policy, place), ...managedNote(policy, place), ...documentResources(policy, place)];
      return roleLines(
        policy,
        place,
        pascalName(holder, place),
        holder.kind === "account-role" ? holder.name : undefined,
      );
    case "declared-role":
      return policy.managedPolicies.length > 0
        ? declaredRole(policy, holder.role, place)
        : [...trustNote(policy, place), ...documentResources(policy, place)];
    case "other-role":
      return [...trustNote(policy, place), ...documentResources(policy, place)];
    case "caller":
      return documentResources(policy, place);
  }
}

/** A declared role as a whole, because its managed policies can only be written in the role itself. */
function declaredRole(policy: LeastPolicy, { logicalName, nameNode }: Role, place: PasteContext): Lines {
  const name = asLiteral(nameNode);
  if (!place.isNative) return roleLines(policy, place, pascalName(policy.holder, place), name);
  return [...comment([`This takes the place of ${logicalName}.`]), ...roleLines(policy, place, logicalName, name)];
}

function documentResources(policy: LeastPolicy, place: PasteContext): Lines {
  const { attachment, documents } = documentsOf(policy);
  return documents.flatMap((statements, index) => {
    const number = documents.length === 1 ? [] : [String(index + 1)];
    const id = pascalName(policy.holder, place, "Least", "Policy", ...number);
    return policyLines(policy, place, { id, attachment, statements });
  });
}

function policyLines(
  { holder }: LeastPolicy,
  place: PasteContext,
  { attachment, id, statements }: PolicyResource,
): Lines {
  const role = holder.kind === "declared-role" ? roleReference(holder.role, place) : undefined;
  const isInline = attachment === "inline";
  const roleLines = isInline ? [`    RoleName: ${role ?? ""}`] : ["    Roles:", `      - ${role ?? ""}`];
  return [
    `${id}:`,
    `  Type: AWS::IAM::${isInline ? "RolePolicy" : "ManagedPolicy"}`,
    ...conditionLines(holder, place),
    "  Properties:",
    ...(role === undefined ? [] : roleLines),
    ...(isInline ? ["    PolicyName: dms-least"] : []),
    ...indent(documentLines(statements, place), 4),
  ];
}

/** One document of a least policy, as a resource of its own. */
interface PolicyResource {
  readonly id: string;
  readonly attachment: ReturnType<typeof documentsOf>["attachment"];
  readonly statements: readonly LeastStatement[];
}

/** The name of a role: by reference where the text belongs to the role's template. */
function roleReference({ logicalName, name }: Role, { context, holes, isNative }: PasteContext): string | undefined {
  if (isNative) return yamlScalar([{ reference: logicalName }], context, false, "plain");
  return JSON.stringify(jsonText(name, holes));
}

/** A resource with a condition can only be referred to by resources with the same one. */
function conditionLines(holder: LeastPolicy["holder"], { isNative }: PasteContext): Lines {
  if (holder.kind !== "declared-role" || !isNative) return [];
  const body = holder.template.resources.get(holder.role.address)?.body;
  const condition = body && asLiteral(entryOf(body, "Condition")?.value);
  return condition === undefined ? [] : [`  Condition: ${condition}`];
}

/** A whole role: its trust policy, its policies and its managed policies. */
function roleLines(policy: LeastPolicy, place: PasteContext, id: string, name: string | undefined): Lines {
  const { documents } = documentsOf(policy);
  return [
    `${id}:`,
    "  Type: AWS::IAM::Role",
    ...conditionLines(policy.holder, place),
    "  Properties:",
    ...(name === undefined ? [] : indent(valueLines("RoleName", newText(name), place), 4)),
    ...indent(trustLines(policy, place), 4),
    ...indent(managedLines(policy, place), 4),
    ...(documents.length === 0 ? [] : ["    Policies:"]),
    ...documents.flatMap((statements, index) => [
      `      - PolicyName: dms-least${documents.length === 1 ? "" : `-${String(index + 1)}`}`,
      ...indent(documentLines(statements, place), 8),
    ]),
  ];
}

/** What the trust policy of a role has to contain. It can only be written in the role itself. */
function trustNote(policy: LeastPolicy, place: PasteContext): Lines {
  if (policy.trust.length === 0) return [];
  return comment(["Its trust policy:", ...trustLines(policy, place).map((line) => `  ${line}`)]);
}

/** The managed policies that a role of another stack, or of none, has to have. */
function managedNote(policy: LeastPolicy, place: PasteContext): Lines {
  const lines = managedLines(policy, place);
  return lines.length === 0 ? [] : comment(["Its managed policies:", ...lines.map((line) => `  ${line}`)]);
}

function managedLines({ managedPolicies }: LeastPolicy, place: PasteContext): Lines {
  const arns = managedPolicies.map((arn) => writable(arn, place));
  return arns.length === 0 ? [] : valueLines("ManagedPolicyArns", newList(arns), place);
}

function trustLines({ trust }: LeastPolicy, place: PasteContext): Lines {
  const statements = trust.map((one) => ({
    comment: trustComment(one),
    value: newStatementValue(newTrust(one, place)),
  }));
  return wholeDocument("AssumeRolePolicyDocument", statements, place);
}

function documentLines(statements: readonly LeastStatement[], place: PasteContext): Lines {
  const values = statements.map((one) => ({
    comment: statementComment(one),
    value: newStatementValue(newStatement(one, place)),
  }));
  return wholeDocument("PolicyDocument", values, place);
}

interface CommentedValue {
  readonly comment: Lines;
  readonly value: NewValue;
}

function wholeDocument(key: string, statements: readonly CommentedValue[], { context }: PasteContext): Lines {
  return [
    `${key}:`,
    '  Version: "2012-10-17"',
    "  Statement:",
    ...statements.flatMap((one) => [...indent(comment(one.comment), 4), ...(itemLines(one.value, 4, context) ?? [])]),
  ];
}

function valueLines(key: string, value: NewValue, { context }: PasteContext): Lines {
  return entryLines(key, value, 0, context) ?? [];
}

function comment(lines: Lines): Lines {
  return lines.map((line) => `# ${line}`);
}

function indent(lines: Lines, columns: number): Lines {
  return lines.map((line) => " ".repeat(columns) + line);
}

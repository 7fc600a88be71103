import type { PolicyDocument, PolicyType } from "../../model/index.js";
import { alternatives, asItems, asLiteral, entryOf, literalOf, type Mapping, type Node } from "../../tree/index.js";
import { readPolicyDocuments } from "./policy-reader.js";

const policyKeys = new Set(["Version", "Id", "ID", "Statement"]);

const statementKeys = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);

/** Whether a mapping is a policy: it has a Statement with IAM statements, and no elements that policies do not have. */
export function isPolicy(node: Mapping): boolean {
  const statement = entryOf(node, "Statement")?.value;
  if (!statement || !node.entries.every(({ key }) => policyKeys.has(key.text))) return false;
  const items = alternatives(statement).flatMap(({ value }) => asItems(value).items);
  const values = items.flatMap((item) => alternatives(item).map(({ value }) => value));
  return values.some(isStatement) && values.every(({ kind }) => mayBeStatement.has(kind));
}

const mayBeStatement: ReadonlySet<Node["kind"]> = new Set(["mapping", "null", "unknown"]);

/**
 * Whether a node is an IAM statement. It may have a misspelled or a missing key, but most of its keys must be IAM's.
 */
function isStatement(node: Node): boolean {
  if (node.kind !== "mapping" || !(entryOf(node, "Effect") ?? namesAction(node))) return false;
  return node.entries.filter(({ key }) => statementKeys.has(key.text)).length * 2 > node.entries.length;
}

/** Whether a statement contains an action as IAM writes it: `s3:GetObject`, `*`. */
function namesAction(node: Mapping): boolean {
  const named = [entryOf(node, "Action"), entryOf(node, "NotAction")].flatMap((entry) => entry?.value ?? []);
  const items = named.flatMap((value) => asItems(value).items);
  return items.some((item) => /^(?:\*|[\w-]+:[\w*?]+)$/.test(asLiteral(item) ?? ""));
}

/** Reads a policy whose type is not given. */
export function readUntypedPolicy(node: Node, address: string): PolicyDocument | undefined {
  const read = (policyType: PolicyType): PolicyDocument | undefined =>
    readPolicyDocuments(node, { policyType, address }).documents[0];
  const first = read("identity");
  const policyType = first && guessType(first);
  return policyType === undefined || policyType === "identity" ? first : read(policyType);
}

/**
 * Guesses the type of a policy. A policy with principals is a trust policy if all its actions are about assuming roles,
 * otherwise a resource policy.
 */
function guessType(document: PolicyDocument): PolicyType {
  const hasPrincipals = document.statements.some((statement) => statement.principals ?? statement.notPrincipals);
  if (!hasPrincipals) return "identity";
  const actions = document.statements.flatMap((statement) => statement.actions?.items ?? []);
  const assumes = actions.every(({ text }) => /^sts:/i.test(literalOf(text) ?? ""));
  return assumes && actions.length > 0 ? "trust" : "resource";
}

import type { PolicyDocument, PolicyType, Template } from "../../model/index.js";
import type { SourceFile } from "../../source/index.js";
import { asItems, entryOf, literalOf, member, type Mapping, type Node } from "../../tree/index.js";
import { readEmbeddedJson } from "../embedded.js";
import { emptyTemplate } from "../empty-template.js";
import { readPolicyDocuments } from "../policy-reader.js";

const policyKeys = new Set(["Version", "Id", "Statement"]);

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

/**
 * Where an answer of the AWS CLI keeps the policy, and what else stands beside it: `get-policy-version`,
 * `get-role-policy`, `get-role`, `get-bucket-policy` and their like.
 */
const envelopes: readonly { readonly path: readonly string[]; readonly beside: readonly string[] }[] = [
  { path: ["PolicyVersion", "Document"], beside: [] },
  { path: ["PolicyDocument"], beside: ["RoleName", "UserName", "GroupName", "PolicyName"] },
  { path: ["Role", "AssumeRolePolicyDocument"], beside: [] },
  { path: ["Policy"], beside: ["RevisionId", "PolicyName"] },
  { path: ["ResourcePolicy"], beside: ["ARN", "Name"] },
];

/** A mapping with Statement whose entries have Effect and IAM element names, or a CLI answer that holds one. */
export function isPolicyFile(root: Node): boolean {
  return findPolicy(root) !== undefined;
}

interface FoundPolicy {
  readonly node: Mapping;
  readonly isTrust: boolean;
}

function findPolicy(root: Node): FoundPolicy | undefined {
  if (root.kind !== "mapping") return undefined;
  if (isPolicy(root)) return { node: root, isTrust: false };
  for (const { path, beside } of envelopes) {
    const [outer] = path;
    if (!root.entries.every(({ key }) => key.text === outer || beside.includes(key.text))) continue;
    const value = path.reduce<Node | undefined>(member, root);
    const inside = value?.kind === "scalar" ? readEmbeddedJson(value) : value;
    if (inside?.kind === "mapping" && isPolicy(inside)) {
      return { node: inside, isTrust: path.includes("AssumeRolePolicyDocument") };
    }
  }
  return undefined;
}

function isPolicy(node: Mapping): boolean {
  const statement = entryOf(node, "Statement")?.value;
  if (!statement || !node.entries.every(({ key }) => policyKeys.has(key.text))) return false;
  const { items } = asItems(statement);
  return items.some(isStatement) && items.every((item) => item.kind === "mapping");
}

/** Slips in a key still leave a statement a statement: most of its keys are IAM's. */
function isStatement(node: Node): boolean {
  if (node.kind !== "mapping" || !entryOf(node, "Effect")) return false;
  return node.entries.filter(({ key }) => statementKeys.has(key.text)).length * 2 > node.entries.length;
}

/** A bare policy as a template of its own. */
export function readPolicyFile(file: SourceFile, root: Node, given: PolicyType | undefined): Template {
  const template = emptyTemplate(file.path, "policy", [file]);
  const found = findPolicy(root);
  if (!found) return template;
  const read = (policyType: PolicyType): PolicyDocument | undefined =>
    readPolicyDocuments(found.node, { policyType, address: "" }).documents[0];
  const first = read("identity");
  if (!first) return template;
  const policyType = given ?? (found.isTrust ? "trust" : guessType(first));
  const document = policyType === "identity" ? first : read(policyType);
  return { ...template, documents: document ? [{ document, address: "", holder: "bare" }] : [] };
}

/** With principals it is a trust policy when all it speaks of is assuming roles, else a resource policy. */
function guessType(document: PolicyDocument): PolicyType {
  const hasPrincipals = document.statements.some((statement) => statement.principals ?? statement.notPrincipals);
  if (!hasPrincipals) return "identity";
  const actions = document.statements.flatMap((statement) => statement.actions?.items ?? []);
  const assumes = actions.every(({ text }) => /^sts:/i.test(literalOf(text) ?? ""));
  return assumes && actions.length > 0 ? "trust" : "resource";
}

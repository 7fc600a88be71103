import type { PolicyDocument, PolicyType, Template } from "../../../model/index.js";
import { oncePer } from "../../../source/index.js";
import { member, type Mapping, type Node } from "../../../tree/index.js";
import { readEmbeddedJson } from "../../syntax/embedded/embedded.js";
import type { FileTree } from "../../syntax/file-tree-cache.js";
import { emptyTemplate } from "../empty-template.js";
import { barePolicy } from "./dialect.js";
import { readPolicyDocuments } from "../../documents/policy-reader.js";
import { isPolicy, readUntypedPolicy } from "../../documents/policy-shape.js";
import { isRejectedPolicy } from "../../documents/rejected-policy.js";

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

/** A policy, or a CLI answer that holds one. */
export function isPolicyFile(root: Node): boolean {
  return findPolicy(root) !== undefined;
}

interface FoundPolicy {
  readonly node: Mapping;
  readonly isTrust: boolean;
}

/** The format is recognised by it, and what was found is read. */
const findPolicy = oncePer((root: Node): FoundPolicy | undefined => {
  if (root.kind !== "mapping") return undefined;
  if (isPolicy(root) || isRejectedPolicy(root)) return { node: root, isTrust: false };
  for (const { path, beside } of envelopes) {
    const [outer] = path;
    if (!root.entries.every(({ key }) => key.text === outer || beside.includes(key.text))) continue;
    const value = path.reduce<Node | undefined>(member, root);
    const inside = value?.kind === "scalar" ? readEmbeddedJson(value) : value;
    if (inside?.kind === "mapping" && (isPolicy(inside) || isRejectedPolicy(inside))) {
      return { node: inside, isTrust: path.includes("AssumeRolePolicyDocument") };
    }
  }
  return undefined;
});

/** A bare policy as a template of its own; of a given type, any mapping is one. */
export function readPolicyFile(tree: FileTree, root: Node, given: PolicyType | undefined): Template {
  const { comments, file, problems, sharedValues } = tree;
  const template = emptyTemplate(file.path, barePolicy, [file], problems);
  const document = documentIn(root, given);
  return {
    ...template,
    documents: document ? [{ document, address: "", holderKind: "bare" }] : [],
    comments,
    ...(sharedValues && { sharedValues }),
  };
}

function documentIn(root: Node, given: PolicyType | undefined): PolicyDocument | undefined {
  const found = findPolicy(root);
  const policyType = given ?? (found?.isTrust ? "trust" : undefined);
  const node = found?.node ?? (given !== undefined && root.kind === "mapping" ? root : undefined);
  if (!node) return undefined;
  return policyType === undefined
    ? readUntypedPolicy(node, "")
    : readPolicyDocuments(node, { policyType, address: "" }).documents[0];
}

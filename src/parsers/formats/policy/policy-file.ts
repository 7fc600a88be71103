import type { PolicyDocument, PolicyType, Template } from "../../../model/index.js";
import { oncePer } from "../../../source/index.js";
import { member, type Mapping, type Node } from "../../../tree/index.js";
import { readEmbeddedJson } from "../../syntax/embedded/embedded.js";
import type { FileTree } from "../../syntax/file-tree-cache.js";
import { emptyTemplate } from "../empty-template.js";
import { barePolicy } from "./dialect.js";
import { envelopes, typeBeside } from "./envelopes.js";
import { readPolicyDocuments } from "../../documents/policy-reader.js";
import { isPolicy, readUntypedPolicy } from "../../documents/policy-shape.js";
import { isRejectedPolicy } from "../../documents/rejected-policy.js";
import { isInScpFolder } from "./scp-folder.js";

/** A policy, or a CLI answer that holds one. */
export function isPolicyFile(root: Node): boolean {
  return findPolicy(root) !== undefined;
}

interface FoundPolicy {
  readonly node: Mapping;
  readonly type: PolicyType | undefined;
  readonly isOfOrganization: boolean;
}

/** The format is recognised by it, and what was found is read. */
const findPolicy = oncePer((root: Node): FoundPolicy | undefined => {
  if (root.kind !== "mapping") return undefined;
  if (isPolicy(root) || isRejectedPolicy(root)) return { node: root, type: undefined, isOfOrganization: false };
  for (const { path, beside, type, isOfOrganization = false } of envelopes) {
    const [outer] = path;
    if (!root.entries.every(({ key }) => key.text === outer || beside.includes(key.text))) continue;
    const value = path.reduce<Node | undefined>(member, root);
    const inside = value?.kind === "scalar" ? readEmbeddedJson(value) : value;
    if (inside?.kind === "mapping" && (isPolicy(inside) || isRejectedPolicy(inside))) {
      return { node: inside, type: type ?? typeBeside(root), isOfOrganization };
    }
  }
  return undefined;
});

/** A bare policy as a template of its own; of a given type, any mapping is one. */
export function readPolicyFile(tree: FileTree, root: Node, given: PolicyType | undefined): Template {
  const { comments, file, problems, sharedValues } = tree;
  const template = emptyTemplate(file.path, barePolicy, [file], problems);
  const document = documentIn(root, file.path, given);
  return {
    ...template,
    documents: document ? [{ document, address: "", holderKind: "bare" }] : [],
    comments,
    ...(sharedValues && { sharedValues }),
  };
}

function documentIn(root: Node, path: string, given: PolicyType | undefined): PolicyDocument | undefined {
  const found = findPolicy(root);
  const node = found?.node ?? (given !== undefined && root.kind === "mapping" ? root : undefined);
  if (!node) return undefined;
  const known = given ?? found?.type;
  const guessed = known === undefined ? readUntypedPolicy(node, "") : undefined;
  const isScp = guessed?.policyType === "identity" && (found?.isOfOrganization === true || isInScpFolder(path));
  const policyType = known ?? (isScp ? "scp" : undefined);
  return policyType === undefined ? guessed : readPolicyDocuments(node, { policyType, address: "" }).documents[0];
}

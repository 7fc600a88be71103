import type { PolicyDocument, PolicyType, Template } from "../../../model/index.js";
import { oncePer } from "../../../source/index.js";
import { asLiteral, member, type Mapping, type Node } from "../../../tree/index.js";
import { readEmbeddedJson } from "../../syntax/embedded/embedded.js";
import type { FileTree } from "../../syntax/file-tree-cache.js";
import { emptyTemplate } from "../empty-template.js";
import { barePolicy } from "./dialect.js";
import { organizationType } from "../../documents/organization-policies.js";
import { readPolicyDocuments } from "../../documents/policy-reader.js";
import { isPolicy, readUntypedPolicy } from "../../documents/policy-shape.js";
import { isRejectedPolicy } from "../../documents/rejected-policy.js";
import { isInScpFolder } from "./scp-folder.js";

/** Where an answer to the AWS CLI, or a file for its `--cli-input-json`, keeps the policy, and what else stands beside it. */
interface Envelope {
  readonly path: readonly string[];
  readonly beside: readonly string[];
  readonly type?: PolicyType;
}

const ofPrincipal = ["RoleName", "UserName", "GroupName", "PolicyName"];
const ofNew = ["Path", "Description", "Tags"];

/** `get-policy-version`, `get-role-policy`, `get-role`, `get-bucket-policy` and their like. */
const envelopes: readonly Envelope[] = [
  { path: ["PolicyVersion", "Document"], beside: [] },
  { path: ["PolicyDocument"], beside: [...ofPrincipal, ...ofNew, "PolicyArn", "SetAsDefault"] },
  { path: ["Role", "AssumeRolePolicyDocument"], beside: [], type: "trust" },
  {
    path: ["AssumeRolePolicyDocument"],
    beside: ["RoleName", ...ofNew, "MaxSessionDuration", "PermissionsBoundary"],
    type: "trust",
  },
  { path: ["Policy"], beside: ["RevisionId", "PolicyName", "Bucket", "KeyId"] },
  { path: ["ResourcePolicy"], beside: ["ARN", "Name", "SecretId", "BlockPublicPolicy"] },
  // Queues and topics. https://docs.aws.amazon.com/cli/latest/reference/sqs/get-queue-attributes.html
  { path: ["Attributes", "Policy"], beside: [] },
  // https://docs.aws.amazon.com/cli/latest/reference/sso-admin/get-inline-policy-for-permission-set.html
  { path: ["InlinePolicy"], beside: ["InstanceArn", "PermissionSetArn"], type: "identity" },
  // https://docs.aws.amazon.com/cli/latest/reference/ecr/get-repository-policy.html
  { path: ["policyText"], beside: ["registryId", "repositoryName"] },
  // https://docs.aws.amazon.com/cli/latest/reference/glue/get-resource-policy.html
  { path: ["PolicyInJson"], beside: ["PolicyHash", "CreateTime", "UpdateTime"] },
  // The type of a policy of an organization stands beside it: `PolicySummary.Type`.
  // https://docs.aws.amazon.com/cli/latest/reference/organizations/describe-policy.html
  { path: ["Policy", "Content"], beside: [] },
  { path: ["ResourcePolicy", "Content"], beside: [], type: "resource" },
];

/** A policy, or a CLI answer that holds one. */
export function isPolicyFile(root: Node): boolean {
  return findPolicy(root) !== undefined;
}

interface FoundPolicy {
  readonly node: Mapping;
  readonly type: PolicyType | undefined;
}

/** The format is recognised by it, and what was found is read. */
const findPolicy = oncePer((root: Node): FoundPolicy | undefined => {
  if (root.kind !== "mapping") return undefined;
  if (isPolicy(root) || isRejectedPolicy(root)) return { node: root, type: undefined };
  for (const { path, beside, type } of envelopes) {
    const [outer] = path;
    if (!root.entries.every(({ key }) => key.text === outer || beside.includes(key.text))) continue;
    const value = path.reduce<Node | undefined>(member, root);
    const inside = value?.kind === "scalar" ? readEmbeddedJson(value) : value;
    if (inside?.kind === "mapping" && (isPolicy(inside) || isRejectedPolicy(inside))) {
      return { node: inside, type: type ?? typeInSummary(root) };
    }
  }
  return undefined;
});

/** What stands beside the policy of an organization. */
function typeInSummary(root: Mapping): PolicyType | undefined {
  const type = asLiteral(member(member(member(root, "Policy"), "PolicySummary"), "Type"));
  return type === undefined ? undefined : organizationType(type);
}

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
  const policyType = known ?? (guessed && isInScpFolder(path, guessed) ? "scp" : undefined);
  return policyType === undefined ? guessed : readPolicyDocuments(node, { policyType, address: "" }).documents[0];
}

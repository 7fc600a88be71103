import type { PolicyDocument, PolicyType, Statement } from "../../model/index.js";
import {
  alternatives,
  asItems,
  asLiteral,
  asText,
  entryOf,
  innerNodes,
  literalOf,
  member,
  type Mapping,
  type Node,
} from "../../tree/index.js";
import { documentElements, statementElements } from "./policy-grammar.js";
import { readPolicyDocuments } from "./policy-reader.js";

/** Whether a mapping is a policy: it has a Statement with IAM statements, and no elements that policies do not have. */
export function isPolicy(node: Mapping): boolean {
  const statement = entryOf(node, "Statement")?.value;
  if (!statement || !node.entries.every(({ key }) => documentElements.has(key.text))) return false;
  const items = alternatives(statement).flatMap(({ value }) => asItems(value).items);
  const values = items.flatMap((item) => alternatives(item).map(({ value }) => value));
  if (!values.some(isStatement) || !values.every(({ kind }) => mayBeStatement.has(kind))) return false;
  const actions = textsIn(values, ["Action", "NotAction"]);
  return !isStackPolicy(values, actions) && !isOfOtherCloud(node) && !isOfMinio(actions);
}

/**
 * Whether the version of a policy is a number, as in the languages of other clouds that have the same elements, and
 * nothing in it is a name of AWS. A wrong version of IAM's language is mostly a wrong date.
 * https://www.alibabacloud.com/help/en/ram/policy-structure-and-syntax
 * https://support.huaweicloud.com/intl/en-us/usermanual-servicestage/servicestage_03_0004.html
 */
function isOfOtherCloud(node: Mapping): boolean {
  return /^\d+(?:\.\d+)*$/.test(asLiteral(entryOf(node, "Version")?.value) ?? "") && !namesAws(node);
}

function namesAws(node: Node): boolean {
  const text = asText(node);
  return text
    ? text.parts.some((part) => part.kind === "literal" && /^arn:|\.amazonaws\.com/.test(part.text))
    : innerNodes(node).some(namesAws);
}

/**
 * Whether statements are those of a stack policy. It protects the resources of a stack from updates, and is not IAM's.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
function isStackPolicy(statements: readonly Node[], actions: readonly string[]): boolean {
  return (
    actions.some((action) => action.startsWith("Update:")) &&
    actions.every((action) => action === "*" || action.startsWith("Update:")) &&
    textsIn(statements, ["Resource", "NotResource"]).every(
      (resource) => resource === "*" || resource.startsWith("LogicalResourceId/"),
    )
  );
}

/**
 * Whether statements are those of MinIO, which has actions of its own beside those of S3 (`admin:ServerInfo`), and they
 * need no resource. AWS has no service with this prefix.
 * https://min.io/docs/minio/linux/administration/identity-access-management/policy-based-access-control.html
 */
function isOfMinio(actions: readonly string[]): boolean {
  return actions.some((action) => action.startsWith("admin:")) && actions.every((action) => ofMinio.test(action));
}

const ofMinio = /^(?:admin|kms|s3|sts):/;

function textsIn(statements: readonly Node[], elements: readonly string[]): readonly string[] {
  const values = statements.flatMap((node) => elements.flatMap((element) => member(node, element) ?? []));
  return values.flatMap((value) => asItems(value).items.map((item) => asLiteral(item) ?? ""));
}

const mayBeStatement: ReadonlySet<Node["kind"]> = new Set(["mapping", "null", "unknown"]);

/**
 * Whether a node is an IAM statement. It may have a misspelled or a missing key, but most of its keys must be IAM's.
 */
function isStatement(node: Node): boolean {
  if (node.kind !== "mapping" || !(entryOf(node, "Effect") ?? namesAction(node))) return false;
  return node.entries.filter(({ key }) => statementElements.has(key.text)).length * 2 > node.entries.length;
}

/** Whether a statement contains an action as IAM writes it: `s3:GetObject`, `*`. */
function namesAction(node: Mapping): boolean {
  return textsIn([node], ["Action", "NotAction"]).some((action) => /^(?:\*|[\w-]+:[\w*?]+)$/.test(action));
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
 * otherwise a resource policy. But a trust policy has no resources. Where all may assume roles of some resources, or
 * somebody may do on them what is about no role, that is the policy of an endpoint of STS, and where nobody may, a resource
 * control policy.
 */
function guessType({ statements }: PolicyDocument): PolicyType {
  const hasPrincipals = statements.some((statement) => statement.principals ?? statement.notPrincipals);
  if (!hasPrincipals) return "identity";
  const actions = statements.flatMap((statement) => statement.actions?.items ?? []);
  const assumes = actions.every(({ text }) => /^sts:/i.test(literalOf(text) ?? ""));
  if (!assumes || actions.length === 0) return "resource";
  const forAll = statements.filter(isForAll);
  if (forAll.length === 0) return statements.some(isAboutNoRole) ? "resource" : "trust";
  return forAll.length === statements.length && forAll.every(({ effect }) => effect === "Deny") ? "rcp" : "resource";
}

/** Whether a statement has resources, and an action that no role is assumed with: `sts:GetCallerIdentity`. */
function isAboutNoRole({ actions, resources }: Statement): boolean {
  const isOther = actions?.items.some(({ text }) => /^sts:(?:Decode|Get)/i.test(literalOf(text) ?? ""));
  return resources !== undefined && isOther === true;
}

/** Whether a statement is about resources, whoever uses them. */
function isForAll({ principals, resources, notResources }: Statement): boolean {
  const isAnybody = principals?.items.some(({ text }) => literalOf(text) === "*") === true;
  return isAnybody && (resources ?? notResources) !== undefined;
}

import type {
  HeldDocument,
  IamPrincipal,
  ManagedPolicy,
  PolicyDocument,
  PolicyReference,
  Resource,
  Template,
} from "../../model/index.js";
import { lazily, sourceFile, type Location } from "../../source/index.js";
import { literalPart, always, type Mapping, type Node, type Text } from "../../tree/index.js";
import { readPolicyDocuments } from "../documents/policy-reader.js";
import { nodeOfValue } from "../syntax/plain-nodes.js";

import { emptyTemplate } from "../formats/empty-template.js";
import type { AccountData, AccountPolicy, AccountPrincipal, AccountResourcePolicy } from "./account-data.js";
import { accountData } from "./dialect.js";

/**
 * What an account has, as a template that nobody lints. An account has thousands of policies, and few of them are asked
 * for: a document is read when somebody asks for it. Its places are all the beginning of a file without a text.
 *
 * @param path The file that the data is from, as messages name it.
 */
export function accountTemplate(path: string, data: AccountData): Template {
  const file = sourceFile(path, "");
  const location = { file, start: 0, end: 0 };
  const groups = new Map(data.principals.filter(({ kind }) => kind === "Group").map((group) => [group.name, group]));
  const { incompleteReason } = data;
  return {
    ...emptyTemplate(path, accountData, [file]),
    account: { hasAllRoles: data.isComplete },
    isEditable: false,
    principals: data.principals.map((principal) => principalAt(principal, withGroups(principal, groups), location)),
    managedPolicies: data.managedPolicies.map((policy) => managedPolicyAt(policy, location)),
    resources: new Map(data.resourcePolicies.map((policy) => [addressOf(policy), resourceAt(policy, location)])),
    documents: data.resourcePolicies.flatMap((policy) => heldBy(policy, location)),
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
}

function addressOf({ kind, name }: AccountResourcePolicy): string {
  return `${kind}/${name}`;
}

const services = { KmsKey: "kms", Bucket: "s3", Secret: "secretsmanager" } as const;

/** A resource of which only the name and the policy are known. */
function resourceAt(policy: AccountResourcePolicy, location: Location): Resource {
  const { kind, name } = policy;
  const properties: Mapping = { kind: "mapping", location, entries: [] };
  return {
    kind: "Resource",
    address: addressOf(policy),
    name,
    type: kind,
    resourceKind: kind,
    service: services[kind],
    isData: false,
    location,
    extent: location,
    existence: always,
    properties,
    settings: new Map(),
    body: properties,
    dependencies: [],
    physicalName: knownText(name, location),
  };
}

function heldBy(policy: AccountResourcePolicy, location: Location): readonly HeldDocument[] {
  const address = addressOf(policy);
  const documents = documentsOf(policy.document, "resource", address, location);
  return documents.map((document) => ({ document, address, holderKind: "resource" }));
}

/** A user has the policies of its groups too. */
function withGroups(
  principal: AccountPrincipal,
  groups: ReadonlyMap<string, AccountPrincipal>,
): readonly AccountPrincipal[] {
  return [principal, ...principal.groups.flatMap((name) => groups.get(name) ?? [])];
}

function principalAt(
  { arn, boundary, kind, name, trust }: AccountPrincipal,
  holders: readonly AccountPrincipal[],
  location: Location,
): IamPrincipal {
  const address = `${kind.toLowerCase()}/${name}`;
  const properties: Mapping = { kind: "mapping", location, entries: [] };
  const trustDocuments = lazily(() => documentsOf(trust, "trust", address, location));
  const inline = lazily(() =>
    holders.flatMap(({ inlinePolicies }) =>
      inlinePolicies.flatMap((one) => documentsOf(one, "identity", address, location)),
    ),
  );
  const items = holders.flatMap(({ managedPolicyArns }) => managedPolicyArns.map((one) => reference(one, location)));
  return {
    kind,
    address,
    isInAccount: true,
    logicalName: name,
    name: knownText(name, location),
    nameNode: nodeOfValue(name, location),
    arn: knownText(arn, location),
    location,
    existence: always,
    properties,
    managedPolicyArns: { location, node: properties, items },
    ...(boundary !== undefined && { boundary: nodeOfValue(boundary, location) }),
    get trust() {
      return trustDocuments();
    },
    get inlinePolicies() {
      return inline();
    },
  };
}

function reference(arn: string, location: Location): PolicyReference {
  return { text: knownText(arn, location), node: nodeOfValue(arn, location), when: always };
}

function managedPolicyAt({ arn, document, name }: AccountPolicy, location: Location): ManagedPolicy {
  const address = `policy/${name}`;
  const documents = lazily(() => documentsOf(document, "identity", address, location));
  return {
    kind: "ManagedPolicy",
    address,
    logicalName: name,
    arn: knownText(arn, location),
    location,
    existence: always,
    get documents() {
      return documents();
    },
    ...(document === undefined && { incompleteReason: `the account data has no document of the policy ${arn}` }),
  };
}

function documentsOf(
  value: unknown,
  policyType: "identity" | "trust" | "resource",
  address: string,
  location: Location,
): readonly PolicyDocument[] {
  const node: Node = nodeOfValue(value, location);
  return node.kind === "mapping" ? readPolicyDocuments(node, { policyType, address }).documents : [];
}

function knownText(text: string, location: Location): Text {
  return { kind: "text", location, parts: [literalPart(text, location)] };
}

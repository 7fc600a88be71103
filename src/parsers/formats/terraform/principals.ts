import type { IamPrincipal, PolicyDocument, Resource } from "../../../model/index.js";
import { and } from "../../../tree/index.js";
import { readPolicyDocuments } from "../../documents/policy-reader.js";
import { argument, blocksOf, dueArgument, textArgument, textList } from "../../values/arguments.js";
import type { Declared } from "./iam.js";
import { namePrefix } from "./resource-names.js";
import { unknownAt } from "../../values/values.js";

const kinds: Readonly<Record<string, IamPrincipal["kind"]>> = {
  aws_iam_role: "Role",
  aws_iam_user: "User",
  aws_iam_group: "Group",
};

/** A role, user or group that is declared. */
export function readPrincipal({ instance, resource }: Declared): IamPrincipal[] {
  const kind = resource.isData ? undefined : kinds[resource.type];
  if (!kind) return [];
  const { properties, address } = resource;
  const trustNode = kind === "Role" ? dueArgument(properties, "assume_role_policy") : undefined;
  const trust = trustNode && readPolicyDocuments(trustNode, { policyType: "trust", address });
  const inline = inlinePolicies(resource);
  const nameNode = argument(properties, "name");
  const prefix = namePrefix(instance);
  const path = textArgument(properties, "path");
  const boundary = argument(properties, "permissions_boundary");
  return [
    {
      kind,
      address,
      logicalName: resource.name,
      name: resource.physicalName ?? noText(resource, "name"),
      ...(nameNode && { nameNode }),
      ...(prefix && { namePrefix: prefix }),
      ...(path && { path }),
      arn: resource.arn ?? noText(resource, "arn"),
      location: resource.location,
      existence: resource.existence,
      properties,
      trust: trust?.documents ?? [],
      ...(trust?.open !== undefined && { trustOpen: trust.open }),
      inlinePolicies: inline.documents,
      managedPolicyArns: textList(argument(properties, "managed_policy_arns"), properties),
      ...(inline.open !== undefined && { policiesOpen: inline.open }),
      ...(boundary && { boundary }),
    },
  ];
}

/** The text of something that this type of resource has and that is not known here. */
export function noText({ address, location }: Resource, what: string): IamPrincipal["name"] {
  const id = `${location.file.path}#${address}/${what}`;
  const { symbol, reason, origin } = unknownAt(location, { id, reason: `the ${what} of ${address} is not known` });
  return { kind: "text", location, parts: [{ kind: "hole", symbol, reason, location, origin }] };
}

function inlinePolicies({ properties, address }: Resource): {
  readonly documents: readonly PolicyDocument[];
  readonly open?: string;
} {
  const { mappings, open } = blocksOf(properties, "inline_policy");
  const documents: PolicyDocument[] = [];
  let reason = open;
  for (const { mapping, when } of mappings) {
    const node = dueArgument(mapping, "policy");
    if (!node) continue;
    const read = readPolicyDocuments(node, { policyType: "identity", address });
    documents.push(...read.documents.map((document) => ({ ...document, when: and(when, document.when) })));
    reason ??= read.open;
  }
  return { documents, ...(reason !== undefined && { open: reason }) };
}

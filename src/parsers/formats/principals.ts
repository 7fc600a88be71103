import type { IamPrincipal, PolicyDocument, Resource, ResourceKind } from "../../model/index.js";
import { fitted } from "../../source/index.js";
import { and } from "../../tree/index.js";
import { readPolicyDocuments } from "../documents/policy-reader.js";
import { argument, blocksOf, textArgument, textList } from "../values/arguments.js";
import type { FormatReading } from "./format-reading.js";
import { declaredType } from "./resource-facts.js";

const kinds = new Map<ResourceKind | undefined, IamPrincipal["kind"]>([
  ["Role", "Role"],
  ["User", "User"],
  ["Group", "Group"],
]);

/** A declared role, user or group. */
export function readPrincipal(resource: Resource, reading: FormatReading): IamPrincipal[] {
  const kind = kinds.get(resource.resourceKind);
  const type = declaredType(resource);
  if (!kind || !type) return [];
  const name = resource.physicalName ?? reading.unknownText(resource, "name");
  const arn = resource.arn ?? reading.unknownText(resource, "arn");
  if (!name || !arn) return [];
  const { properties, address } = resource;
  const { trustPolicy, path: pathName = "", permissionsBoundary = "", managedPolicies = "" } = type.settings ?? {};
  const trustNode = trustPolicy === undefined ? undefined : reading.document(properties, trustPolicy);
  const trust = trustNode && readPolicyDocuments(trustNode, { policyType: "trust", address });
  const incompleteTrustReason = trust ? trust.incompleteReason : reading.openOf(properties);
  const inline = inlinePolicies(resource, type.settings?.inlinePolicies ?? "", reading);
  const nameNode = argument(properties, type.name ?? "");
  const path = textArgument(properties, pathName);
  const boundary = argument(properties, permissionsBoundary);
  return [
    {
      kind,
      address,
      logicalName: resource.name,
      name,
      ...(nameNode && { nameNode }),
      ...(path && { path }),
      arn,
      location: resource.location,
      existence: resource.existence,
      properties,
      trust: trust?.documents ?? [],
      ...(incompleteTrustReason !== undefined && { incompleteTrustReason }),
      inlinePolicies: inline.documents,
      managedPolicyArns: textList(argument(properties, managedPolicies), properties),
      ...(inline.incompleteReason !== undefined && { incompletePoliciesReason: inline.incompleteReason }),
      ...(boundary && { boundary }),
    },
  ];
}

interface InlinePolicies {
  readonly documents: readonly PolicyDocument[];
  readonly incompleteReason?: string;
}

/** `path`: `Policies[].PolicyDocument`. */
function inlinePolicies({ properties, address }: Resource, path: string, reading: FormatReading): InlinePolicies {
  const [list = "", name = ""] = path.split("[].");
  const { mappings, incompleteReason } = blocksOf(properties, list);
  const documents: PolicyDocument[] = [];
  let reason = incompleteReason ?? reading.openOf(properties);
  for (const { mapping, when } of mappings) {
    const node = reading.document(mapping, name);
    reason ??= reading.openOf(mapping);
    if (!node) continue;
    const read = readPolicyDocuments(node, { policyType: "identity", address });
    documents.push(...read.documents.map((document) => ({ ...document, when: and(when, document.when) })));
    reason ??= read.incompleteReason;
  }
  return { documents: fitted(documents), ...(reason !== undefined && { incompleteReason: reason }) };
}

import { ownValue } from "../../../source/index.js";
import type { IamPrincipal, PolicyDocument, Resource } from "../../../model/index.js";
import { and } from "../../../tree/index.js";
import { argument, blocksOf, textArgument, textList } from "../../values/arguments.js";
import { readPolicyDocuments } from "../../documents/policy-reader.js";

const kinds: Readonly<Record<string, readonly [IamPrincipal["kind"], string]>> = {
  "AWS::IAM::Role": ["Role", "RoleName"],
  "AWS::IAM::User": ["User", "UserName"],
  "AWS::IAM::Group": ["Group", "GroupName"],
};

/** A role, user or group that is declared. */
export function readPrincipal(resource: Resource): IamPrincipal[] {
  const known = ownValue(kinds, resource.type);
  const { physicalName, arn } = resource;
  if (!known || !physicalName || !arn) return [];
  const [kind, nameProperty] = known;
  const { properties, address } = resource;
  const trustNode = kind === "Role" ? argument(properties, "AssumeRolePolicyDocument") : undefined;
  const trust = trustNode && readPolicyDocuments(trustNode, { policyType: "trust", address });
  const trustOpen = trust ? trust.open : properties.open;
  const inline = inlinePolicies(resource);
  const nameNode = argument(properties, nameProperty);
  const path = textArgument(properties, "Path");
  const boundary = argument(properties, "PermissionsBoundary");
  return [
    {
      kind,
      address,
      logicalName: resource.name,
      name: physicalName,
      ...(nameNode && { nameNode }),
      ...(path && { path }),
      arn,
      location: resource.location,
      existence: resource.existence,
      properties,
      trust: trust?.documents ?? [],
      ...(trustOpen !== undefined && { trustOpen }),
      inlinePolicies: inline.documents,
      managedPolicyArns: textList(argument(properties, "ManagedPolicyArns"), properties),
      ...(inline.open !== undefined && { policiesOpen: inline.open }),
      ...(boundary && { boundary }),
    },
  ];
}

/** `Policies: [{ PolicyName, PolicyDocument }]` */
function inlinePolicies({ properties, address }: Resource): {
  readonly documents: readonly PolicyDocument[];
  readonly open?: string;
} {
  const { mappings, open } = blocksOf(properties, "Policies");
  const documents: PolicyDocument[] = [];
  let reason = open ?? properties.open;
  for (const { mapping, when } of mappings) {
    const node = argument(mapping, "PolicyDocument");
    reason ??= mapping.open;
    if (!node) continue;
    const read = readPolicyDocuments(node, { policyType: "identity", address });
    documents.push(...read.documents.map((document) => ({ ...document, when: and(when, document.when) })));
    reason ??= read.open;
  }
  return { documents, ...(reason !== undefined && { open: reason }) };
}

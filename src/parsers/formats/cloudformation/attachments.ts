import { ownValue } from "../../../source/index.js";
import type {
  ElementList,
  ManagedPolicy,
  PolicyAttachment,
  PrincipalReference,
  Resource,
} from "../../../model/index.js";
import { always } from "../../../tree/index.js";
import { argument, textItems, textList } from "../../values/arguments.js";
import { readPolicyDocuments, type ReadPolicies } from "../../documents/policy-reader.js";

/** Which properties name the principals. */
interface AttachmentType {
  readonly role?: string;
  readonly user?: string;
  readonly group?: string;
}

const types: Readonly<Record<string, AttachmentType>> = {
  "AWS::IAM::Policy": { role: "Roles", user: "Users", group: "Groups" },
  "AWS::IAM::ManagedPolicy": { role: "Roles", user: "Users", group: "Groups" },
  "AWS::IAM::RolePolicy": { role: "RoleName" },
  "AWS::IAM::UserPolicy": { user: "UserName" },
  "AWS::IAM::GroupPolicy": { group: "GroupName" },
};

const managed = "AWS::IAM::ManagedPolicy";

function documentOf({ properties, address }: Resource): ReadPolicies {
  const node = argument(properties, "PolicyDocument");
  const read = node ? readPolicyDocuments(node, { policyType: "identity", address }) : { documents: [] };
  const open = read.open ?? properties.open;
  return { documents: read.documents, ...(open !== undefined && { open }) };
}

/** A resource that gives a policy to principals; a managed policy gives itself. */
export function readAttachment(resource: Resource): PolicyAttachment[] {
  const { properties, address, location, existence, type, arn } = resource;
  const named = ownValue(types, type);
  if (!named) return [];
  const list = (name: string | undefined): ElementList<PrincipalReference> => {
    const node = name === undefined ? undefined : argument(properties, name);
    // One name that is not known is one principal, not a list of any length.
    const isOne = node !== undefined && name?.endsWith("Name") === true;
    const given = isOne ? { location: node.location, node, ...textItems(node) } : textList(node, properties);
    const open = name === undefined ? undefined : (given.open ?? properties.open);
    return open === undefined ? given : { ...given, open };
  };
  const own = type === managed && arn ? [{ text: arn, node: properties, when: always }] : [];
  const { documents, open } = type === managed ? { documents: [] } : documentOf(resource);
  return [
    {
      kind: "PolicyAttachment",
      address,
      location,
      existence,
      properties,
      roles: list(named.role),
      users: list(named.user),
      groups: list(named.group),
      documents,
      ...(open !== undefined && { open }),
      policyArns: own,
    },
  ];
}

export function readManagedPolicy(resource: Resource): ManagedPolicy[] {
  const { address, name, location, existence, type, arn } = resource;
  if (type !== managed || !arn) return [];
  const { documents, open } = documentOf(resource);
  return [
    {
      kind: "ManagedPolicy",
      address,
      logicalName: name,
      arn,
      location,
      existence,
      documents,
      ...(open !== undefined && { open }),
    },
  ];
}

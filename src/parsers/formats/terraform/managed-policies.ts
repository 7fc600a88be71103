import type { ExistingRole, ManagedPolicy } from "../../../model/index.js";
import { readPolicyDocuments } from "../../documents/policy-reader.js";
import { dueArgument } from "../../values/arguments.js";
import type { Declared } from "./iam.js";
import { noText } from "./principals.js";

/** `aws_iam_policy`. */
export function readManagedPolicy({ resource }: Declared): ManagedPolicy[] {
  if (resource.isData || resource.type !== "aws_iam_policy") return [];
  const { address, name, properties, location, existence } = resource;
  const node = dueArgument(properties, "policy");
  const read = node && readPolicyDocuments(node, { policyType: "identity", address });
  return [
    {
      kind: "ManagedPolicy",
      address,
      logicalName: name,
      arn: resource.arn ?? noText(resource, "arn"),
      location,
      existence,
      documents: read?.documents ?? [],
      ...(read?.open !== undefined && { open: read.open }),
    },
  ];
}

/** `data "aws_iam_role"`: Terraform stops where the role is not there. */
export function readExistingRole({ resource }: Declared): ExistingRole[] {
  if (!resource.isData || resource.type !== "aws_iam_role" || !resource.physicalName) return [];
  return [{ address: resource.address, name: resource.physicalName, location: resource.location }];
}

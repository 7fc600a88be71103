import { document, json, module, stack, type HeldCase } from "./principal-policies-texts.js";

/** A boundary of the role. */
export const boundariesInStacks: readonly HeldCase[] = [
  {
    name: "a boundary that leaves the action out",
    files: {
      "a.yaml": stack(`Policies: [{ PolicyName: p, PolicyDocument: ${document("s3:*")} }]
PermissionsBoundary: arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess`),
    },
    answer: "no",
    why: "the boundary only reads",
  },
  {
    name: "a boundary that is not seen",
    files: {
      "a.yaml": stack(`Policies: [{ PolicyName: p, PolicyDocument: ${document("s3:*")} }]
PermissionsBoundary: arn:aws:iam::123456789012:policy/boundary`),
    },
    answer: "unknown",
    why: "the boundary may leave the action out",
  },
  {
    name: "a boundary by a parameter that is empty by default",
    files: {
      "a.yaml": stack(`Policies: [{ PolicyName: p, PolicyDocument: ${document("s3:*")} }]
PermissionsBoundary: !If [HasBoundary, !Ref Boundary, !Ref AWS::NoValue]`),
    },
    answer: "unknown",
    why: "a deployment may give one",
  },
];

/** The same in a module. */
export const boundariesInModules: readonly HeldCase[] = [
  {
    name: "an empty boundary",
    files: {
      "main.tf": module(
        `permissions_boundary = var.boundary\n inline_policy {\n name = "p"\n policy = ${json("s3:*")}\n }`,
        `variable "boundary" { default = "" }`,
      ),
    },
    answer: "yes",
    why: "an empty text is no boundary",
  },
  {
    name: "no boundary by default",
    files: {
      "main.tf": module(
        `permissions_boundary = var.boundary\n inline_policy {\n name = "p"\n policy = ${json("s3:*")}\n }`,
        `variable "boundary" { default = null }`,
      ),
    },
    answer: "yes",
    why: "null is no boundary",
  },
  {
    name: "a boundary from a variable",
    files: {
      "main.tf": module(
        `permissions_boundary = var.boundary\n inline_policy {\n name = "p"\n policy = ${json("s3:*")}\n }`,
        `variable "boundary" {}`,
      ),
    },
    answer: "unknown",
    why: "the boundary may leave the action out",
  },
];

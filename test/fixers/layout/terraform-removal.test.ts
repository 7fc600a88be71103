import { fixer } from "../../../src/rule-kit/index.js";
import { entryOf } from "../../../src/tree/index.js";
import { dedent, testEdits, trustOf, type Edit } from "../edit-case.js";

function trust(statements: string): string {
  return `data "aws_iam_policy_document" "trust" {
${dedent(statements)}}

resource "aws_iam_role" "role" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;
}

/** Takes the services out of the first statement's principals. */
const withoutServices: Edit = (template) => {
  const element = trustOf(template).statements[0]?.principals?.node;
  if (element?.kind !== "mapping") throw new Error("there are no principals");
  const services = entryOf(element, "Service");
  return fixer.remove(element, services ? [services] : []);
};

testEdits("aws_iam_policy_document: remove blocks", "main.tf", [
  {
    name: "the first of two principals",
    text: trust(`
        statement {
          actions = ["sts:AssumeRole"][-

          principals {
            type        = "Service"
            identifiers = ["glue.amazonaws.com"]
          }-]

          principals {
            type        = "AWS"
            identifiers = ["123456789012"]
          }
        }
    `),
    edit: withoutServices,
  },
  {
    name: "the last of two principals",
    text: trust(`
        statement {
          actions = ["sts:AssumeRole"]
          principals {
            type        = "AWS"
            identifiers = ["123456789012"]
          }[-

          principals {
            type        = "Service"
            identifiers = ["glue.amazonaws.com"]
          }-]
        }
    `),
    edit: withoutServices,
  },
  {
    name: "one of two that stand without a gap",
    text: trust(`
        statement {
          actions = ["sts:AssumeRole"]

          # who[-
          principals {
            type        = "Service"
            identifiers = ["glue.amazonaws.com"]
          }-]
          principals {
            type        = "AWS"
            identifiers = ["123456789012"]
          }
        }
    `),
    edit: withoutServices,
  },
  {
    name: "the only one",
    text: trust(`
        statement {
          actions = ["sts:AssumeRole"]

          principals {
            type        = "Service"
            identifiers = ["glue.amazonaws.com"]
          }
        }
    `),
    edit: withoutServices,
  },
  {
    name: "one of those that a dynamic block makes",
    text: trust(`
        statement {
          actions = ["sts:AssumeRole"]

          dynamic "principals" {
            for_each = { Service = "glue.amazonaws.com", AWS = "123456789012" }
            content {
              type        = principals.key
              identifiers = [principals.value]
            }
          }
        }
    `),
    edit: withoutServices,
  },
]);

import type rule from "../../src/rules/account-role-owner.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { conditioned, declared, variable } from "./account-role-owner-texts.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

const linked = `Resources:
  Serverless:
    Type: AWS::IAM::ServiceLinkedRole
    Properties:
      AWSServiceName: dms.amazonaws.com
`;
const terraformLinked = `resource "aws_iam_service_linked_role" "serverless" {
  aws_service_name = "dms.amazonaws.com"
}
`;

const serviceLinkedRole = "the service-linked role of dms.amazonaws.com";

export const valid: readonly ValidCase[] = [
  {
    name: "a service-linked role under a condition",
    template: `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
${changed(linked, "    Properties:\n", "    Condition: Makes\n    Properties:\n")}`,
  },
  {
    name: "a service-linked role with a count",
    filename: "main.tf",
    template: `variable "make" {}\n${changed(terraformLinked, "{\n", "{\n  count = var.make ? 1 : 0\n")}`,
  },
  {
    name: "the service-linked role of another service",
    template: changed(linked, "dms.amazonaws.com", "elasticbeanstalk.amazonaws.com"),
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "the service-linked role of DMS",
    template: linked,
    errors: [
      {
        messageId: "serviceLinked",
        ...at(linked, "Serverless"),
        data: { role: "Serverless", guard: "a Condition" },
        suggestions: [
          {
            messageId: "addGuard",
            output:
              declared("DmsServerlessRole", serviceLinkedRole).replaceAll('"', "'") +
              conditioned(linked, "AWS::IAM::ServiceLinkedRole", "DmsServerlessRole"),
          },
        ],
      },
    ],
  },
  {
    name: "the service-linked role of DMS in Terraform",
    filename: "main.tf",
    template: terraformLinked,
    errors: [
      {
        messageId: "serviceLinked",
        ...at(terraformLinked, 'resource "aws_iam_service_linked_role" "serverless"'),
        address: "aws_iam_service_linked_role.serverless",
        suggestions: [
          {
            messageId: "addGuard",
            output:
              changed(terraformLinked, "{\n", "{\n  count = var.create_dms_serverless_role ? 1 : 0\n\n") +
              variable("dms_serverless_role", serviceLinkedRole),
          },
        ],
      },
    ],
  },
];

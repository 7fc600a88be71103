import type rule from "../../src/rules/no-wildcard-resource.js";
import type { InvalidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";

const ofModule = `module "dms" {
  source  = "terraform-aws-modules/dms/aws"
  version = "~> 2.0"

  repl_instance_id            = "it"
  create_repl_subnet_group    = false
  access_secret_arns          = [var.secret]
  access_iam_statements       = { publish = { actions = ["sns:Publish"], resources = ["*"] } }
  endpoints = {
    source = { endpoint_id = "source", endpoint_type = "source", engine_name = "mysql", secrets_manager_arn = var.secret }
  }
}
`;

const twice = `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: [s3:GetObject, s3:GetObject], Resource: "*" }
`;

export const nameCases: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a statement for the role of a module",
    filename: "main.tf",
    template: ofModule,
    errors: [{ messageId: "everything", ...at(ofModule, '"*"') }],
  },
  {
    name: "an action that stands twice and is named once",
    template: twice,
    errors: [
      {
        messageId: "everything",
        ...at(twice, '"*"'),
        data: { actions: ["s3:GetObject"], types: ["object"], basis: "" },
      },
    ],
  },
];

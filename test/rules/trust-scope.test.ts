import rule from "../../src/rules/trust-scope.js";
import { ruleTester } from "../../src/testing/index.js";
import { at } from "./places.js";

const s3 = `  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt Role.Arn }
`;

/** A role that trusts these principals (flow mappings), and what uses it. */
function yaml(principals: readonly string[], rest = s3, more = ""): string {
  return `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
${principals
  .map((principal) => `          - { Effect: Allow, Principal: ${principal}, Action: "sts:AssumeRole"${more} }\n`)
  .join("")}${rest}`;
}

/** What shows that the template is for any region. */
const readsRegion = `  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: "logs:*", Resource: !Sub "arn:aws:logs:\${AWS::Region}:*:*" }
`;

const lambda = `  Function:
    Type: AWS::Lambda::Function
    Properties: { Role: !GetAtt Role.Arn }
`;

function terraform(services: string, more = ""): string {
  return `data "aws_region" "current" {}

resource "aws_iam_role" "dms" {
  name = "dms-landing"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { ${services} }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "landing"
  endpoint_type           = "target"
  bucket_name             = "landing"
  service_access_role_arn = aws_iam_role.dms.arn
}
${more}`;
}

const terraformReader = `
resource "aws_iam_policy" "reader" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "logs:*", Resource = "arn:aws:logs:\${data.aws_region.current.name}:*:*" }]
  })
}
`;

const dms = "{ Service: dms.amazonaws.com }";
const settings = { account: "123456789012" };
const otherAccount = '{ AWS: "arn:aws:iam::210987654321:root" }';

const foreign = yaml([dms, otherAccount]);
const foreignNumber = yaml([dms, '{ AWS: "210987654321" }']);
const withGlue = yaml(["{ Service: [dms.amazonaws.com, glue.amazonaws.com] }"]);
const oneRegion = yaml(["{ Service: [dms.amazonaws.com, dms.eu-west-1.amazonaws.com] }"], s3 + readsRegion);
const terraformForeign = terraform('Service = "dms.amazonaws.com", AWS = "arn:aws:iam::210987654321:root"');
const terraformGlue = terraform('Service = ["dms.amazonaws.com", "glue.amazonaws.com"]');
const terraformRegion = terraform('Service = "dms.eu-west-1.amazonaws.com"', terraformReader);

ruleTester.run(rule, {
  valid: [
    { name: "DMS alone", template: yaml([dms]) },
    { name: "the own account", template: yaml([dms, '{ AWS: "arn:aws:iam::123456789012:root" }']), settings },
    { name: "an account, where the own one is not known", template: foreign },
    {
      name: "a role of another account",
      template: yaml([dms, '{ AWS: "arn:aws:iam::210987654321:role/reader" }']),
      settings,
    },
    {
      name: "another account under a condition",
      template: yaml([otherAccount], s3, ", Condition: { StringEquals: { sts:ExternalId: migration } }"),
      settings,
    },
    {
      name: "services that some use needs",
      template: yaml(["{ Service: [dms.amazonaws.com, redshift.amazonaws.com] }"]),
    },
    {
      name: "a service that uses the role as well",
      template: yaml(["{ Service: [dms.amazonaws.com, lambda.amazonaws.com] }"], s3 + lambda),
    },
    {
      name: "a role that no DMS resource names",
      template: yaml(["{ Service: [dms.amazonaws.com, glue.amazonaws.com] }"], ""),
    },
    {
      name: "a role of another service",
      template: yaml(["{ Service: [lambda.amazonaws.com, edgelambda.amazonaws.com] }"], lambda),
    },
    {
      name: "a region in a template for one region",
      template: oneRegion,
      settings: { regions: ["eu-west-1"] },
    },
    {
      name: "a region where nothing is written for others",
      template: yaml(["{ Service: dms.eu-west-1.amazonaws.com }"]),
    },
    {
      name: "a region beside that of the deployment",
      template: yaml(
        ['{ Service: [dms.eu-west-1.amazonaws.com, !Sub "dms.${AWS::Region}.amazonaws.com"] }'],
        s3 + readsRegion,
      ),
    },
    {
      name: "every region that is meant",
      template: yaml(["{ Service: [dms.eu-west-1.amazonaws.com, dms.us-east-1.amazonaws.com] }"], s3 + readsRegion),
    },
    { name: "DMS alone in Terraform", filename: "main.tf", template: terraform('Service = "dms.amazonaws.com"') },
    {
      name: "a region that a local names",
      filename: "main.tf",
      template: `locals {\n  region = "eu-west-1"\n}\n${terraform('Service = "dms.${local.region}.amazonaws.com"', terraformReader)}`,
    },
    {
      name: "the region of the deployment in Terraform",
      filename: "main.tf",
      template: terraform('Service = "dms.${data.aws_region.current.name}.amazonaws.com"', terraformReader),
    },
  ],
  invalid: [
    {
      name: "another account",
      template: foreign,
      settings,
      errors: [
        {
          messageId: "account",
          ...at(foreign, '"arn:aws:iam::210987654321:root"'),
          address: "Resources.Role",
          data: { role: "Role", account: "210987654321" },
        },
      ],
    },
    {
      name: "another account by its number",
      template: foreignNumber,
      settings,
      errors: [{ messageId: "account", ...at(foreignNumber, '"210987654321"') }],
    },
    {
      name: "a service that no use needs",
      template: withGlue,
      errors: [
        {
          messageId: "service",
          ...at(withGlue, "glue.amazonaws.com"),
          data: { role: "Role", service: "glue.amazonaws.com" },
        },
      ],
    },
    {
      name: "one region in a template for any",
      template: oneRegion,
      errors: [
        {
          messageId: "region",
          ...at(oneRegion, "dms.eu-west-1.amazonaws.com"),
          data: { role: "Role", region: "eu-west-1", spelling: "dms.${AWS::Region}.amazonaws.com" },
        },
      ],
    },
    {
      name: "one region where several are meant",
      template: yaml(["{ Service: dms.eu-west-1.amazonaws.com }"]),
      settings: { regions: ["eu-west-1", "us-east-1"] },
      errors: [
        {
          messageId: "region",
          ...at(yaml(["{ Service: dms.eu-west-1.amazonaws.com }"]), "dms.eu-west-1.amazonaws.com"),
        },
      ],
    },
    {
      name: "another account in Terraform",
      filename: "main.tf",
      template: terraformForeign,
      settings,
      errors: [
        {
          messageId: "account",
          ...at(terraformForeign, '"arn:aws:iam::210987654321:root"'),
          address: "aws_iam_role.dms",
        },
      ],
    },
    {
      name: "a service that no use needs, in Terraform",
      filename: "main.tf",
      template: terraformGlue,
      errors: [{ messageId: "service", ...at(terraformGlue, '"glue.amazonaws.com"') }],
    },
    {
      name: "one region in a module for any",
      filename: "main.tf",
      template: terraformRegion,
      errors: [
        {
          messageId: "region",
          ...at(terraformRegion, '"dms.eu-west-1.amazonaws.com"'),
          data: {
            role: "aws_iam_role.dms",
            region: "eu-west-1",
            spelling: "dms.${data.aws_region.current.region}.amazonaws.com",
          },
        },
      ],
    },
  ],
});

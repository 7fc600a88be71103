import rule from "../../src/rules/trust-scope.js";
import { ruleTester } from "../../src/rule-tester/index.js";
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

/** Trust by blocks: the inside of a statement's `principals`, and further statements. */
function terraformBlocks(principals: string, more = ""): string {
  const document = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

${principals}  }
${more}}

`;
  return terraform("")
    .replace(/^data[^]*?\n\n/, document)
    .replace(/ {2}assume_role_policy = [^]*?\n {2}\}\)\n/, assumes);
}

const assumes = "  assume_role_policy = data.aws_iam_policy_document.trust.json\n";

function principals(type: string, ...names: readonly string[]): string {
  return `    principals {
      type        = "${type}"
      identifiers = [${names.map((name) => `"${name}"`).join(", ")}]
    }
`;
}

/** The same in JSON, with these services. */
function json(services: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": ${services} }, "Action": "sts:AssumeRole" }
          ]
        }
      }
    },
    "Reader": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "logs:GetLogEvents",
              "Resource": { "Fn::Sub": "arn:aws:logs:\${AWS::Region}:*:*" }
            }
          ]
        }
      }
    },
    "Target": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "s3",
        "S3Settings": { "BucketName": "landing", "ServiceAccessRoleArn": { "Fn::GetAtt": ["Role", "Arn"] } }
      }
    }
  }
}
`;
}

const lambdaRole = `
resource "aws_iam_role" "lambda" {
  name               = "landing-trigger"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;

const dms = "{ Service: dms.amazonaws.com }";
const settings = { account: "123456789012" };
const otherAccount = '{ AWS: "arn:aws:iam::210987654321:root" }';

const foreign = yaml([dms, otherAccount]);
const foreignNumber = yaml([dms, '{ AWS: "210987654321" }']);
const withGlue = yaml(["{ Service: [dms.amazonaws.com, glue.amazonaws.com] }"]);
const oneRegion = yaml(["{ Service: [dms.amazonaws.com, dms.eu-west-1.amazonaws.com] }"], s3 + readsRegion);
const inRegion = '!Sub "dms.${AWS::Region}.amazonaws.com"';
const dmsAndRegion = `{ Service: [dms.amazonaws.com, ${inRegion}] }`;
const severalRegions = { regions: ["eu-west-1", "us-east-1"] };
const glue = "{ Service: glue.amazonaws.com }";
const ofItsOwn = yaml([dms, glue]);
const two = yaml([dms, "{ Service: [glue.amazonaws.com, lambda.amazonaws.com] }"]);
const nobodyElse = yaml([glue]);
const besideRole = yaml([dms, '{ AWS: "arn:aws:iam::123456789012:role/reader", Service: glue.amazonaws.com }']);
const dmsAndRole = yaml([dms, '{ AWS: "arn:aws:iam::123456789012:role/reader" }']);
const jsonGlue = json('["dms.amazonaws.com", "glue.amazonaws.com"]');
const jsonRegion = json('["dms.amazonaws.com", "dms.eu-west-1.amazonaws.com"]');
const jsonInRegion = json('["dms.amazonaws.com", {"Fn::Sub": "dms.${AWS::Region}.amazonaws.com"}]');
const blocksGlue = terraformBlocks(principals("Service", "dms.amazonaws.com", "glue.amazonaws.com"));
const blocksApart = terraformBlocks(
  principals("Service", "dms.amazonaws.com"),
  `
  statement {
    actions = ["sts:AssumeRole"]

${principals("Service", "glue.amazonaws.com")}  }
`,
);
const reader = principals("AWS", "arn:aws:iam::123456789012:role/reader");
const blocksBeside = terraformBlocks(`${reader}\n${principals("Service", "glue.amazonaws.com")}`);
const blocksShared = blocksGlue + lambdaRole;
const blocksAlone = terraformBlocks(principals("Service", "dms.eu-west-1.amazonaws.com"));
const blocksRegion = blocksAlone + terraformReader;
const declared = 'data "aws_region" "current" {}\n';
const blocksInRegion = declared + blocksRegion.replace("eu-west-1", "${data.aws_region.current.name}");
const terraformForeign = terraform('Service = "dms.amazonaws.com", AWS = "arn:aws:iam::210987654321:root"');
const terraformGlue = terraform('Service = ["dms.amazonaws.com", "glue.amazonaws.com"]');
const terraformRegion = terraform('Service = "dms.eu-west-1.amazonaws.com"', terraformReader);

ruleTester.run(rule, {
  valid: [
    { name: "DMS alone", template: yaml([dms]) },
    { name: "DMS alone in a list", template: yaml(["{ Service: [dms.amazonaws.com] }"]) },
    { name: "a role beside DMS", template: dmsAndRole },
    {
      name: "a service that an exported role is for",
      template: `${withGlue}Outputs:\n  Arn: { Value: !GetAtt Role.Arn }\n`,
    },
    {
      name: "a service that a role in an output of several values is for",
      template: `${withGlue}Outputs: { Arns: { Value: !Sub "\${Role.Arn},x", Export: { Name: roles } } }\n`,
    },
    {
      name: "a service that a role in an output is for, in Terraform",
      filename: "main.tf",
      template: `${terraformGlue}locals {\n  role = aws_iam_role.dms\n}\noutput "role" {\n  value = { name = local.role.name }\n}\n`,
    },
    {
      name: "a service that a role is for which a module is given",
      filename: "main.tf",
      template: `${terraformGlue}module "jobs" {\n  source = "example.org/jobs/aws"\n  role   = aws_iam_role.dms.arn\n}\n`,
    },
    {
      name: "DMS in the region of the deployment alone",
      template: yaml([`{ Service: ${inRegion} }`]),
      settings: severalRegions,
    },
    { name: "the region of the deployment in JSON", filename: "stack.json", template: jsonInRegion },
    {
      name: "the region of the deployment in blocks",
      filename: "main.tf",
      template: blocksInRegion,
      settings: severalRegions,
    },
    { name: "the region of the deployment", template: yaml([dmsAndRegion], s3 + readsRegion) },
    { name: "DMS alone in JSON", filename: "stack.json", template: json('["dms.amazonaws.com"]') },
    {
      name: "DMS alone in blocks",
      filename: "main.tf",
      template: terraformBlocks(principals("Service", "dms.amazonaws.com")),
    },
    { name: "a role beside DMS in blocks", filename: "main.tf", template: terraformBlocks(reader) },
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
          suggestions: [
            {
              messageId: "removeService",
              data: { role: "Role", service: "glue.amazonaws.com" },
              output: yaml(["{ Service: [dms.amazonaws.com] }"]),
            },
          ],
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
          suggestions: [{ messageId: "useRegion", output: yaml([dmsAndRegion], s3 + readsRegion) }],
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
          suggestions: [{ messageId: "useRegion", output: yaml([`{ Service: ${inRegion} }`]) }],
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
      errors: [
        {
          messageId: "service",
          ...at(terraformGlue, '"glue.amazonaws.com"'),
          suggestions: [{ messageId: "removeService", output: terraform('Service = ["dms.amazonaws.com"]') }],
        },
      ],
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
          suggestions: [
            {
              messageId: "useRegion",
              output: terraform('Service = "dms.${data.aws_region.current.name}.amazonaws.com"', terraformReader),
            },
          ],
        },
      ],
    },
    {
      name: "a service in a statement of its own",
      template: ofItsOwn,
      errors: [
        {
          messageId: "service",
          ...at(ofItsOwn, "glue.amazonaws.com"),
          suggestions: [{ messageId: "removeService", output: yaml([dms]) }],
        },
      ],
    },
    {
      name: "two services in a statement of their own",
      template: two,
      errors: ["glue.amazonaws.com", "lambda.amazonaws.com"].map((service) => ({
        messageId: "service",
        ...at(two, service),
        suggestions: [{ messageId: "removeService", output: yaml([dms]) }],
      })),
    },
    {
      name: "a service and nobody else",
      template: nobodyElse,
      errors: [
        {
          messageId: "service",
          ...at(nobodyElse, "glue.amazonaws.com"),
        },
      ],
    },
    {
      name: "a service beside a role",
      template: besideRole,
      errors: [
        {
          messageId: "service",
          ...at(besideRole, "glue.amazonaws.com"),
          suggestions: [{ messageId: "removeService", output: dmsAndRole }],
        },
      ],
    },
    {
      name: "a service that no use needs, in JSON",
      filename: "stack.json",
      template: jsonGlue,
      errors: [
        {
          messageId: "service",
          ...at(jsonGlue, '"glue.amazonaws.com"'),
          suggestions: [{ messageId: "removeService", output: json('["dms.amazonaws.com"]') }],
        },
      ],
    },
    {
      name: "one region in a template for any, in JSON",
      filename: "stack.json",
      template: jsonRegion,
      errors: [
        {
          messageId: "region",
          ...at(jsonRegion, '"dms.eu-west-1.amazonaws.com"'),
          suggestions: [
            {
              messageId: "useRegion",
              output: jsonInRegion,
            },
          ],
        },
      ],
    },
    {
      name: "a service that no use needs, in blocks",
      filename: "main.tf",
      template: blocksGlue,
      errors: [
        {
          messageId: "service",
          ...at(blocksGlue, '"glue.amazonaws.com"'),
          suggestions: [
            { messageId: "removeService", output: terraformBlocks(principals("Service", "dms.amazonaws.com")) },
          ],
        },
      ],
    },
    {
      name: "a service in a block of its own",
      filename: "main.tf",
      template: blocksBeside,
      errors: [
        {
          messageId: "service",
          ...at(blocksBeside, '"glue.amazonaws.com"'),
          suggestions: [{ messageId: "removeService", output: terraformBlocks(reader) }],
        },
      ],
    },
    {
      name: "a service in a statement block of its own",
      filename: "main.tf",
      template: blocksApart,
      errors: [
        {
          messageId: "service",
          ...at(blocksApart, '"glue.amazonaws.com"'),
          suggestions: [
            { messageId: "removeService", output: terraformBlocks(principals("Service", "dms.amazonaws.com")) },
          ],
        },
      ],
    },
    {
      name: "a trust policy that another role has as well",
      filename: "main.tf",
      template: blocksShared,
      errors: [
        {
          messageId: "service",
          ...at(blocksShared, '"glue.amazonaws.com"'),
        },
      ],
    },
    {
      name: "one region in a module that does not ask for it",
      filename: "main.tf",
      template: blocksAlone,
      settings: severalRegions,
      errors: [
        {
          messageId: "region",
          ...at(blocksAlone, '"dms.eu-west-1.amazonaws.com"'),
          suggestions: [
            {
              messageId: "useRegion",
              output: `${blocksAlone.replace("eu-west-1", "${data.aws_region.current.name}").trimEnd()}\n\n${declared}`,
            },
          ],
        },
      ],
    },
    {
      name: "one region in a module that asks for it",
      filename: "main.tf",
      template: declared + blocksRegion,
      errors: [
        {
          messageId: "region",
          ...at(declared + blocksRegion, '"dms.eu-west-1.amazonaws.com"'),
          suggestions: [
            {
              messageId: "useRegion",
              output: blocksInRegion,
            },
          ],
        },
      ],
    },
  ],
});

import type rule from "../../src/rules/trust-scope.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { json, principals, terraform, terraformBlocks, yaml } from "./trust-scope-texts.js";
import { yamlS3Target as s3 } from "./texts.js";

/** What shows that the template is for any region. */
const readsRegion = `  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: "logs:*", Resource: !Sub "arn:aws:logs:\${AWS::Region}:*:*" }
`;

const terraformReader = `
resource "aws_iam_policy" "reader" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "logs:*", Resource = "arn:aws:logs:\${data.aws_region.current.name}:*:*" }]
  })
}
`;

const oneRegion = yaml(["{ Service: [dms.amazonaws.com, dms.eu-west-1.amazonaws.com] }"], s3 + readsRegion);
const inRegion = '!Sub "dms.${AWS::Region}.amazonaws.com"';
const dmsAndRegion = `{ Service: [dms.amazonaws.com, ${inRegion}] }`;
const severalRegions = { regions: ["eu-west-1", "us-east-1"] };
const jsonRegion = json('["dms.amazonaws.com", "dms.eu-west-1.amazonaws.com"]');
const jsonInRegion = json('["dms.amazonaws.com", { "Fn::Sub": "dms.${AWS::Region}.amazonaws.com" }]');
const blocksAlone = terraformBlocks(principals("Service", "dms.eu-west-1.amazonaws.com"));
const blocksRegion = blocksAlone + terraformReader;
const declared = 'data "aws_region" "current" {}\n';
const versionSix =
  'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "~> 6.0" }\n  }\n}\n\n';
const blocksInRegion = declared + blocksRegion.replace("eu-west-1", "${data.aws_region.current.name}");
const terraformRegion = terraform('Service = "dms.eu-west-1.amazonaws.com"', terraformReader);

export const valid: readonly ValidCase[] = [
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
  {
    name: "a region in a template for one region",
    template: oneRegion,
    settings: { regions: ["eu-west-1"] },
  },
  {
    name: "a region beside the ARN of a resource, in which only the reference has the region",
    filename: "main.tf",
    template: `resource "aws_secretsmanager_secret" "it" {}\n${terraform(
      'Service = "dms.eu-west-1.amazonaws.com"',
      terraformReader.replace(/"arn:aws:logs.*\*"/, "aws_secretsmanager_secret.it.arn"),
    )}`,
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
];

const sovereign = "dms.eusc-de-east-1.amazonaws.eu";

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a region of four letters",
    template: yaml([`{ Service: ${sovereign} }`]),
    settings: { regions: ["eusc-de-east-1", "eusc-de-east-2"] },
    errors: [
      {
        messageId: "region",
        ...at(yaml([`{ Service: ${sovereign} }`]), sovereign),
        suggestions: [
          { messageId: "useRegion", output: yaml(['{ Service: !Sub "dms.${AWS::Region}.amazonaws.eu" }']) },
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
          spelling: "dms.${data.aws_region.current.name}.amazonaws.com",
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
    name: "one region in a module for version 6 of the provider",
    filename: "main.tf",
    template: versionSix + blocksAlone,
    settings: severalRegions,
    errors: [
      {
        messageId: "region",
        ...at(versionSix + blocksAlone, '"dms.eu-west-1.amazonaws.com"'),
        data: {
          role: "aws_iam_role.dms",
          region: "eu-west-1",
          spelling: "dms.${data.aws_region.current.region}.amazonaws.com",
        },
        suggestions: [
          {
            messageId: "useRegion",
            output: `${versionSix}${blocksAlone.replace("eu-west-1", "${data.aws_region.current.region}").trimEnd()}\n\n${declared}`,
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
];

import { on } from "./action-resource-texts.js";
import type { PolicyCase } from "./policy-forms.js";

export const cases: readonly PolicyCase[] = [
  {
    name: "ARNs that the reference does not list",
    statement: [
      on("cloudformation:CreateChangeSet", "arn:aws:cloudformation:us-east-1:aws:transform/Serverless-2016-10-31"),
      on("guardduty:GetDetector", "arn:aws:guardduty:*:123456789012:/detector/*"),
      on("securityhub:ListMembers", "arn:aws:securityhub:eu-west-1:123456789012:/members"),
      on("ce:GetAnomalyMonitors", "arn:aws:ce:us-east-1:123456789012:/GetAnomalyMonitors"),
      on("glue:AuthorizeInboundIntegration", ["arn:aws:glue:us-east-1:123456789012:catalog"]),
      on("glue:AuthorizeInboundIntegration", ["arn:aws:glue:us-east-1:123456789012:catalog/it/it"]),
      on("glue:AuthorizeInboundIntegration", ["arn:aws:glue:us-east-1:123456789012:database/it"]),
      on("redshift:CreateInboundIntegration", "arn:aws:redshift-serverless:eu-west-1:123456789012:namespace/it"),
      on("redshift:AuthorizeInboundIntegration", "arn:aws:redshift-serverless:eu-west-1:123456789012:namespace/it"),
      on("redshift:PutResourcePolicy", "arn:aws:redshift-serverless:eu-west-1:123456789012:namespace/it"),
      on("imagebuilder:ListComponents", "arn:aws:imagebuilder:eu-west-1:123456789012:component/it/1.0.0/1"),
      on("imagebuilder:ListImages", "arn:aws:imagebuilder:eu-west-1:123456789012:image/it/1.0.0/1"),
      on("imagebuilder:ListImageRecipes", "arn:aws:imagebuilder:eu-west-1:123456789012:image-recipe/it/1.0.0"),
      on("codepipeline:PollForJobs", "arn:aws:codepipeline:eu-west-1::actionType:custom/Build/It/1/"),
    ],
  },
  {
    name: "ARNs that nothing has, which `arn-format` reports",
    statement: [
      on("dms:CreateEndpoint", "arn:aws:dms:*:123456789012:endpoint/*"),
      on("es:ESHttpPost", "arn:aws:es:*:*:snapshot/it"),
      on("rds-db:connect", "arn:aws:rds:eu-west-1:123456789012:dbuser:cluster-ABC/dms"),
      on("s3:GetObject", ["arn:aws:S3:::it/*", "arn:aws:s3:::it"]),
      on("sqs:SendMessage", "arn:aws:sqs:eu-west-1:orders"),
      on("ssm:GetParameter", "arn:aws:ssm:eu-west-1:123456789012:/it"),
    ],
  },
  {
    name: "the same of other services, and what is no path",
    statement: [
      on("s3:GetObject", "arn:aws:cloudformation:us-east-1:aws:transform/Serverless-2016-10-31"),
      on("s3:GetObject", "arn:aws:guardduty:*:123456789012:/detector/*"),
      on("s3:GetObject", ["arn:aws:s3:::it", "arn:aws:dms:eu-west-1:123456789012:endpoint/it"]),
      on("logs:PutLogEvents", "arn:aws:logs:eu-west-1:123456789012:/aws/it"),
      on("cloudformation:CreateStack", "arn:aws:cloudformation:us-east-1:123456789012:stack/it"),
      on("cloudformation:ListStacks", "arn:aws:cloudformation:us-east-1:aws:transform/it"),
      on("glue:AuthorizeInboundIntegration", "arn:aws:glue:us-east-1:123456789012:job/it"),
      on("redshift:CreateInboundIntegration", "arn:aws:redshift-serverless:eu-west-1:123456789012:workgroup/it"),
      on("imagebuilder:ListImages", "arn:aws:imagebuilder:eu-west-1:123456789012:component/it/1.0.0/1"),
      on("codepipeline:PollForJobs", "arn:aws:codepipeline:eu-west-1:123456789012:it"),
    ],
    found: [
      ["otherTypes", "s3:GetObject"],
      ["otherTypes", "s3:GetObject"],
      ["otherTypes", "s3:GetObject"],
      ["otherTypes", "logs:PutLogEvents"],
      ["otherTypes", "cloudformation:CreateStack"],
      ["onlyEverything", "cloudformation:ListStacks"],
      ["otherTypes", "glue:AuthorizeInboundIntegration"],
      ["otherTypes", "redshift:CreateInboundIntegration"],
      ["onlyEverything", "imagebuilder:ListImages"],
      ["otherTypes", "codepipeline:PollForJobs"],
    ],
  },
];

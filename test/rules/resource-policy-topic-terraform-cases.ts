import type rule from "../../src/rules/resource-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

function terraformTopic(service: string): string {
  return `resource "aws_sns_topic" "events" {
  name = "dms-events"
}

resource "aws_sns_topic_policy" "events" {
  arn = aws_sns_topic.events.arn
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "${service}" }, Action = "sns:Publish", Resource = aws_sns_topic.events.arn }]
  })
}

resource "aws_dms_event_subscription" "events" {
  name          = "orders"
  sns_topic_arn = aws_sns_topic.events.arn
}
`;
}

const dataSources = `data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

`;

const sourceArn =
  "arn:${data.aws_partition.current.partition}:dms:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:es:*";

/** A topic whose policy stands in blocks, behind data sources that tell where it is. */
function terraformBlocks(more: string): string {
  return `${dataSources}resource "aws_sns_topic" "events" {
  name = "dms-events"
}

data "aws_iam_policy_document" "events" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.events.arn]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
${more}}

resource "aws_sns_topic_policy" "events" {
  arn    = aws_sns_topic.events.arn
  policy = data.aws_iam_policy_document.events.json
}

resource "aws_dms_event_subscription" "events" {
  name          = "orders"
  sns_topic_arn = aws_sns_topic.events.arn
}
`;
}

const suggestedBlock = `
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.events.arn]

    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["${sourceArn}"]
    }
  }
`;

const suggestedObject = `, { Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.events.arn, Condition = { ArnLike = { "aws:SourceArn" = "${sourceArn}" } } }]`;
const terraformBlocksOther = terraformBlocks("");
const terraformPlaced = dataSources + terraformTopic("events.amazonaws.com");
const terraformPublished = changed(
  terraformPlaced,
  "aws_sns_topic.events.arn }]",
  `aws_sns_topic.events.arn }${suggestedObject}`,
);
const terraformInside = `${dataSources}resource "aws_sns_topic" "events" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:Subscribe", Resource = "*" }] })
}

resource "aws_dms_event_subscription" "events" {
  name          = "orders"
  sns_topic_arn = aws_sns_topic.events.arn
}
`;

const terraformOther = terraformTopic("events.amazonaws.com");
const sourcesRead = 'data "aws_region" "current" {}\n\ndata "aws_caller_identity" "current" {}\n';

export const valid: readonly ValidCase[] = [
  {
    name: "DMS may publish as suggested, in blocks",
    filename: "main.tf",
    template: terraformBlocks(suggestedBlock),
  },
  { name: "DMS may publish as suggested, in Terraform", filename: "main.tf", template: terraformPublished },
  { name: "DMS may publish, in Terraform", filename: "main.tf", template: terraformTopic("dms.amazonaws.com") },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "another service may publish, in blocks",
    filename: "main.tf",
    template: terraformBlocksOther,
    errors: [
      {
        messageId: "notPublished",
        ...at(terraformBlocksOther, /data "aws_iam[^]*?\n\}/.exec(terraformBlocksOther)?.[0] ?? ""),
        suggestions: [{ messageId: "allowPublishing", output: terraformBlocks(suggestedBlock) }],
      },
    ],
  },
  {
    name: "another service may publish, in jsonencode",
    filename: "main.tf",
    template: terraformPlaced,
    errors: [
      {
        messageId: "notPublished",
        ...at(terraformPlaced, /\{\n {4}Version[^]*\n {2}\}(?=\))/.exec(terraformPlaced)?.[0] ?? ""),
        suggestions: [{ messageId: "allowPublishing", output: terraformPublished }],
      },
    ],
  },
  {
    name: "no suggestion for a policy inside the topic, which cannot name it",
    filename: "main.tf",
    template: terraformInside,
    errors: [
      {
        messageId: "notPublished",
        ...at(terraformInside, /\{ Version[^]*?\}(?=\)\n)/.exec(terraformInside)?.[0] ?? ""),
        address: "aws_sns_topic.events",
      },
    ],
  },
  {
    name: "another service may publish, without data sources",
    filename: "main.tf",
    template: terraformOther,
    errors: [
      {
        messageId: "notPublished",
        ...at(terraformOther, /\{\n {4}Version[^]*\n {2}\}(?=\))/.exec(terraformOther)?.[0] ?? ""),
        address: "aws_sns_topic_policy.events",
        suggestions: [
          {
            messageId: "allowPublishing",
            output: `${terraformPublished
              .slice(dataSources.length)
              .replace("${data.aws_partition.current.partition}", "aws")
              .trimEnd()}\n\n${sourcesRead}`,
          },
        ],
      },
    ],
  },
];

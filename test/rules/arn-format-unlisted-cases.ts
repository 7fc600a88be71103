import { on } from "./arn-format-texts.js";
import type { PolicyCase } from "./policy-forms.js";

export const cases: readonly PolicyCase[] = [
  {
    name: "ARNs that the reference does not list",
    statement: on(
      // The reference does not list these, and AWS uses them.
      "arn:aws:securityhub:us-east-1::product/prowler/prowler",
      "arn:aws:cloudformation:us-east-1:123456789012:type/module/It-It-It-MODULE",
      "arn:aws:cloudformation:us-east-1:123456789012:type/MODULE/It::It::*",
      "arn:aws:cloudformation:us-east-1::type/resource/It-It-It",
      "arn:aws:codepipeline:us-east-1::actionType:custom/Build/It/1/",
      "arn:aws:kinesis:eu-west-1:123456789012:stream/It/consumer/it",
      "arn:aws:chime::123456789012:meeting/*",
      // Earlier editions list these, or a guide has them in an example.
      "arn:aws:omics:eu-west-1:123456789012:annotationImportJob/it",
      "arn:aws:personalize:eu-west-1:123456789012:recipe/it",
      "arn:aws:backup-gateway::123456789012:gateway/it",
      "arn:aws:artifact:::report-package/*",
      "arn:aws:gamelift:::gamesessionqueue/it",
      "arn:aws:iotsitewise:eu-west-1:123456789012:timeseries/*",
      // Paths of requests.
      "arn:aws:guardduty:*:123456789012:/detector/*",
      "arn:aws:securityhub:eu-west-1:123456789012:/accounts",
      "arn:aws:oam:eu-west-1:123456789012:/ListLinks",
      "arn:aws:ce:us-east-1:123456789012:/GetCostAndUsage",
    ),
  },
  {
    name: "ARNs of types that have several forms",
    statement: on(
      "arn:aws:lex:eu-west-1:123456789012:bot/ABCDEFGHIJ",
      "arn:aws:lex:eu-west-1:123456789012:bot-alias/ABCDEFGHIJ/TSTALIASID",
      "arn:aws:lex:eu-west-1:123456789012:bot:It",
      "arn:aws:lex:eu-west-1:123456789012:bot:It:prod",
      "arn:aws:greengrass:eu-west-1:123456789012:deployments:it",
      "arn:aws:lex:eu-west-1:123456789012:bots/It",
    ),
    found: [["unknownResource", "arn:aws:lex:eu-west-1:123456789012:bots/It"]],
    mended: on(
      "arn:aws:lex:eu-west-1:123456789012:bot/ABCDEFGHIJ",
      "arn:aws:lex:eu-west-1:123456789012:bot-alias/ABCDEFGHIJ/TSTALIASID",
      "arn:aws:lex:eu-west-1:123456789012:bot:It",
      "arn:aws:lex:eu-west-1:123456789012:bot:It:prod",
      "arn:aws:greengrass:eu-west-1:123456789012:deployments:it",
      "arn:aws:lex:eu-west-1:123456789012:bot/It",
    ),
  },
  {
    name: "a slash too many where requests have no path, and a path in no region",
    statement: on(
      "arn:aws:dms:eu-west-1:123456789012:/it",
      "arn:aws:ssm:eu-west-1:123456789012:/it/it",
      "arn:aws:guardduty::123456789012:/detector",
      "arn:aws:guardduty:eu-west-1:1234:/detector",
    ),
    found: [
      ["unknownResource", "arn:aws:dms:eu-west-1:123456789012:/it"],
      ["unknownResource", "arn:aws:ssm:eu-west-1:123456789012:/it/it"],
      ["unknownResource", "arn:aws:guardduty::123456789012:/detector"],
      ["invalidAccount", "arn:aws:guardduty:eu-west-1:1234:/detector"],
    ],
  },
];

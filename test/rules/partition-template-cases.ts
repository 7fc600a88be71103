import type { InvalidCase } from "../../src/rule-tester/index.js";
import { inCommon, keyPolicy, looped, ofVariables, stack } from "./partition-texts.js";

export const invalid: readonly InvalidCase<"literal">[] = [
  {
    name: "texts of Fn::Sub with variables of their own",
    template: stack(ofVariables("aws")),
    errors: [
      {
        messageId: "literal",
        line: 15,
        column: 17,
        endLine: 17,
        endColumn: 34,
        related: [{ line: 18 }],
      },
    ],
    output: stack(ofVariables("${AWS::Partition}")),
  },
  {
    name: "a text of a loop, which is one for all turns",
    template: looped("aws"),
    errors: ["a", "b"].map((name) => ({
      messageId: "literal",
      address: `Resources.R${name}`,
      line: 14,
      column: 25,
      endLine: 14,
      endColumn: 57,
    })),
    output: looped("${AWS::Partition}"),
  },
  {
    name: "an account and a session, which are principals and no resources of a service that the statements name",
    template: keyPolicy("aws"),
    errors: [
      { messageId: "literal", line: 10, column: 17, endLine: 10, endColumn: 57, related: [{ line: 11 }, { line: 14 }] },
    ],
    output: keyPolicy("${AWS::Partition}"),
  },
  {
    name: "a text that two policies have, beside one that only the first has",
    filename: "main.tf",
    template: inCommon("aws"),
    errors: [
      { messageId: "literal", line: 4, column: 15, endLine: 4, endColumn: 36 },
      { messageId: "literal", line: 11, column: 64, endLine: 11, endColumn: 83 },
    ],
    output: inCommon("${data.aws_partition.current.partition}"),
  },
  {
    name: "a template that CDK made of code, which is where to correct it",
    template: stack(" arn:aws:s3:::data").replace(
      "ManagedPolicy",
      "ManagedPolicy\n    Metadata: { aws:cdk:path: Stack/Reader }",
    ),
    errors: [
      {
        messageId: "literal",
        message:
          "The partition of arn:aws:s3:::data is hard-coded: aws. In another partition this ARN matches nothing, or AWS rejects it. In the CDK code, use Aws.PARTITION. (Stack/Reader)",
        line: 15,
        column: 23,
        endLine: 15,
        endColumn: 40,
      },
    ],
  },
];

import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";

/** A function whose role SAM makes, with more properties and other sections. */
function withFunction(more = "", sections = ""): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Action: ["dms:CreateEndpoint", "dms:DescribeEndpoints"], Resource: "*" }
${more}${sections}`;
}

const reads = "      Events: { Queue: { Type: SQS, Properties: { Queue: arn } } }\n";
const isCalled = "      Events: { Night: { Type: Schedule, Properties: { Schedule: rate(1 day) } } }\n";

export const valid: readonly ValidCase[] = [
  ...(
    [
      ["policies that SAM adds", withFunction("      DeadLetterQueue: { Type: SQS, TargetArn: arn }\n")],
      [
        "policies that SAM may add",
        withFunction("      VpcConfig: !If [InVpc, { SubnetIds: [a] }, !Ref AWS::NoValue]\n"),
      ],
      ["policies that SAM adds for events", withFunction(reads)],
      [
        "policies that SAM adds to all functions",
        withFunction("", "Globals: { Function: { EventInvokeConfig: {} } }\n"),
      ],
    ] as const
  ).map(([name, template]) => ({ name: `a role that SAM makes, with ${name}`, template, skipped: 1 })),
];

export const invalid: readonly InvalidCase<"missing">[] = [
  ...(
    [
      ["whose trust SAM writes", withFunction()],
      ["of a function that events call", withFunction(isCalled)],
      ["of a function in a network", withFunction("      VpcConfig: { SubnetIds: [a] }\n")],
      ["of a function with files", withFunction("      FileSystemConfigs: [{ Arn: arn, LocalMountPath: /mnt/a }]\n")],
      ["of functions that are traced", withFunction("", "Globals: { Function: { Tracing: Active } }\n")],
      ["whose globals say nothing of roles", withFunction("", "Globals: { Function: { Timeout: 3 } }\n")],
    ] as const
  ).map(([name, template]): InvalidCase<"missing"> => ({
    name: `a role that SAM makes, ${name}`,
    template,
    errors: [
      {
        ...{ messageId: "missing", line: 9, column: 15, endLine: 9, endColumn: 104 },
        address: "Resources.FnRole",
        data: { operation: "dms:CreateEndpoint" },
      },
    ],
  })),
];

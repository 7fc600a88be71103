import { describe, expect, it } from "vitest";
import { display } from "../../../../../src/tree/index.js";
import { templateOf } from "../template.js";

async function documentsOf(properties: string, type = "AWS::Events::EventBusPolicy"): Promise<readonly string[]> {
  const text = `Parameters: { C: { Type: String } }
Conditions: { Yes: !Equals [!Ref C, "yes"] }
Resources: { X: { Type: "${type}", Properties: { StatementId: x, ${properties} } } }`;
  const { documents } = await templateOf(text);
  return documents.map(({ document, holderKind }) => {
    const actions = document.statements.flatMap(({ actions }) => actions?.items.map(({ text }) => display(text)) ?? []);
    const problems = document.problems.map(({ code }) => code);
    return `${holderKind}: ${document.policyType} ${[...actions, ...problems].join(", ")}`;
  });
}

const statement = (action: string, effect = "Effect: Allow,"): string =>
  `{ ${effect} Principal: "*", Action: "${action}", Resource: "*" }`;

describe("the policy of an event bus, which is one statement", () => {
  it.each<[string, string, readonly string[]]>([
    ["a statement", `Statement: ${statement("events:PutEvents")}`, ["resource: resource events:PutEvents"]],
    [
      "a statement in a text",
      `Statement: '{ "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents", "Resource": "*" }'`,
      ["resource: resource events:PutEvents"],
    ],
    ["a text that is none", "Statement: Allow", ["resource: resource statement-not-a-mapping"]],
    [
      "under a condition",
      `Statement: !If [Yes, ${statement("events:PutEvents")}, ${statement("events:*")}]`,
      ["resource: resource events:PutEvents, events:*"],
    ],
    ["one with a flaw", `Statement: ${statement("events:*", "")}`, ["resource: resource events:*, missing-effect"]],
    ["by its parts", 'Action: events:PutEvents, Principal: "*"', []],
  ])("%s", async (_name, properties, documents) => {
    expect(await documentsOf(properties)).toEqual(documents);
  });
});

describe("the statements of an API of SAM, which makes a policy of them", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "several",
      `CustomStatements: [${statement("execute-api:Invoke")}, ${statement("execute-api:*", "Effect: Deny,")}]`,
      ["resource: resource execute-api:Invoke, execute-api:*"],
    ],
    ["one", `CustomStatements: ${statement("execute-api:Invoke")}`, ["resource: resource execute-api:Invoke"]],
    ["limits that SAM writes", "IpRangeWhitelist: [203.0.113.0/24]", []],
  ])("%s", async (_name, policy, documents) => {
    const properties = `Auth: { ResourcePolicy: { ${policy} } }`;
    expect(await documentsOf(properties, "AWS::Serverless::Api")).toEqual(documents);
  });
});

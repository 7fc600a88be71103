import { describe, expect, it } from "vitest";
import { display } from "../../../../../src/tree/index.js";
import { templateOf } from "../template.js";

async function documentsOf(properties: string): Promise<readonly string[]> {
  const text = `Parameters: { C: { Type: String } }
Conditions: { Yes: !Equals [!Ref C, "yes"] }
Resources: { X: { Type: "AWS::Events::EventBusPolicy", Properties: { StatementId: x, ${properties} } } }`;
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

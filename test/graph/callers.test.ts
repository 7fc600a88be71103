import { describe, expect, it } from "vitest";
import { edgeLines, graphOf } from "./graph-of.js";
import { stack } from "./stacks.js";

const deployer = (statements: string): string => `
  Deployer:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Statement: [${statements}] } }
`;

const everything = '{ Effect: Allow, Action: ["dms:*", "iam:PassRole", "iam:GetRole"], Resource: "*" }';
const withoutPassing = '{ Effect: Allow, Action: "dms:*", Resource: "*" }';
const readOnly = '{ Effect: Allow, Action: "dms:Describe*", Resource: "*" }';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["may do everything", everything, ["the caller deploys Target: granted", "the caller passes Writer: granted"]],
  [
    "may not pass the role",
    withoutPassing,
    ["the caller deploys Target: granted", "the caller passes Writer: missing"],
  ],
  ["may only read", readOnly, ["the caller deploys Target: missing", "the caller passes Writer: undecided"]],
  [
    "is denied to pass the role",
    `${everything}, { Effect: Deny, Action: "iam:PassRole", Resource: "*" }`,
    ["the caller deploys Target: granted", "the caller passes Writer: missing"],
  ],
];

describe("the caller", () => {
  it.each(cases)("%s", async (_, statements, lines) => {
    const files = { "stack.yaml": stack({ more: deployer(statements) }) };
    const graph = await graphOf(files, { callerPolicies: ["Resources.Deployer"] });
    expect(edgeLines(graph).filter((line) => line.startsWith("the caller"))).toEqual(lines);
  });

  it("has undecided edges if no setting names its policies", async () => {
    const { edges, nodes } = await graphOf({ "stack.yaml": stack() });
    const caller = nodes.find(({ kind }) => kind === "caller");
    expect(caller?.presence).toBe("unknown");
    expect(caller?.note).toContain("callerPolicies");
    const own = edges.filter(({ from }) => from === caller?.id);
    expect(own.map(({ relation, state }) => `${relation} ${state}`)).toEqual(["deploys undecided", "passes undecided"]);
    expect(own.flatMap(({ parts }) => parts).flatMap(({ actions }) => actions)).toContain("dms:CreateEndpoint");
  });

  it("is a role that the template declares for it", async () => {
    const more = `
  Pipeline:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" }]
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${everything}] } }]
`;
    const lines = edgeLines(await graphOf({ "stack.yaml": stack({ more }) }));
    expect(lines).toContain("Pipeline deploys Target: granted");
    expect(lines).toContain("Pipeline passes Writer: granted");
  });
});

import { describe, expect, it } from "vitest";
import { renderEdits } from "../../../src/fixers/index.js";
import { applyEdits, overlap } from "../../../src/source/index.js";
import { parse, testEdits } from "../edit-case.js";
import { onlyToDms, withoutAction, withoutStatement } from "../edits.js";
import { toEquals, yaml } from "./rename-key-texts.js";

testEdits("YAML: dashes on lines of their own", "stack.yaml", [
  {
    name: "an action",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          -
            Effect: Allow
            Action:[-
              -
                s3:GetObject-]
              -
                s3:PutObject
            Resource: "*"
`,
    edit: withoutAction,
  },
  {
    name: "a statement with a remark",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - # the first
            Effect: Allow
            Action: s3:GetObject
            Resource: "*"[-
          -
            # the second
            Effect: Allow
            Action: s3:PutObject
            Resource: "*"-]
`,
    edit: withoutStatement(-1),
  },
  {
    name: "a statement that an alias repeats",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - &read
            Effect: Allow
            Action: s3:GetObject
            Resource: "*"
          - Effect: Deny
            Action: s3:PutObject
            Resource: "*"
  Other:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Statement: [*read] } }
`,
    edit: withoutStatement(0),
  },
]);

describe("edits of one pass", () => {
  const text = yaml("              StringEqual: { aws:PrincipalOrgID: o-1 }\n");

  it("do not write a name and beside it the same one", async () => {
    const template = await parse("stack.yaml", { "stack.yaml": text });
    const [renaming = []] = [renderEdits([toEquals(template)], template)];
    const adding = renderEdits([onlyToDms(template)], template) ?? [];
    expect(adding.some((one) => renaming.some((other) => overlap(one, other)))).toBe(true);
    const renamed = applyEdits(text, renaming);
    expect(renamed).toContain("StringEquals: { aws:PrincipalOrgID: o-1 }");
  });

  it("know that they remove items of one list", async () => {
    const list = yaml("              Bool: { aws:SecureTransport: true }\n").replace(
      "Action: s3:GetObject",
      "Action:\n              - s3:GetObject\n              - s3:PutObject",
    );
    const template = await parse("stack.yaml", { "stack.yaml": list });
    const actions = template.documents[0]?.document.statements[0]?.actions?.node;
    if (actions?.kind !== "list") throw new Error("there is no list");
    const [first = [], second = []] = actions.items.map((item) =>
      renderEdits([{ kind: "remove", holder: actions, children: [item] }], template),
    );
    expect(first[0]?.keepsOneOf).toEqual(actions.items.map(({ location }) => location));
    expect(second[0]?.keepsOneOf).toBe(first[0]?.keepsOneOf);
  });
});

import rule from "../../src/rules/no-empty-element.js";
import { allow, policyCases } from "./policy-forms.js";

const all = { ...allow, Resource: "arn:aws:s3:::it/*" };
const limits = { Bool: { "aws:SecureTransport": "true" } };
// Of blocks the provider leaves out what is empty.
const without = ["block"] as const;

policyCases(
  rule,
  [
    { name: "elements that hold something", statement: { ...allow, Sid: "One", Condition: limits } },
    {
      name: "an empty Sid",
      codes: ["EMPTY_SID_VALUE"],
      statement: { Sid: "", ...allow },
      found: [["emptySid", ""]],
      mended: allow,
      without,
    },
    {
      name: "no actions",
      codes: ["EMPTY_ARRAY_ACTION"],
      statement: { ...allow, Action: [] },
      found: [["emptyList", "[]"]],
      without,
    },
    {
      name: "no resources",
      codes: ["EMPTY_ARRAY_RESOURCE"],
      statement: { ...allow, Resource: [] },
      found: [["emptyList", "[]"]],
      without,
    },
    {
      name: "an empty condition",
      codes: ["EMPTY_OBJECT_CONDITION"],
      statement: { ...allow, Condition: {} },
      found: [["emptyCondition"]],
      mended: allow,
      without,
    },
    {
      name: "an operator without keys",
      codes: ["EMPTY_OBJECT_CONDITION"],
      statement: { ...allow, Condition: { ...limits, StringEquals: {} } },
      found: [["emptyCondition"]],
      mended: { ...allow, Condition: limits },
      without,
    },
    {
      name: "the only operator, without keys",
      codes: ["EMPTY_OBJECT_CONDITION"],
      statement: { ...allow, Condition: { StringEquals: {} } },
      found: [["emptyCondition"]],
      mended: allow,
      without,
    },
    {
      name: "no values",
      codes: ["EMPTY_ARRAY_CONDITION"],
      statement: { ...allow, Condition: { StringEquals: { "aws:PrincipalTag/team": [] } } },
      found: [["noValues", "[]"]],
    },
    {
      name: "no values of any",
      codes: ["EMPTY_ARRAY_CONDITION_FORANYVALUE"],
      statement: { ...allow, Condition: { "ForAnyValue:StringEquals": { "aws:TagKeys": [] } } },
      found: [["noValues", "[]"]],
    },
    {
      name: "no values of all",
      codes: ["EMPTY_ARRAY_CONDITION_FORALLVALUES"],
      statement: { ...allow, Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": [] } } },
      found: [["noValuesAll", "[]"]],
    },
    {
      name: "no values, if the key is there",
      codes: ["EMPTY_ARRAY_CONDITION_IFEXISTS"],
      statement: { ...allow, Condition: { StringEqualsIfExists: { "aws:PrincipalTag/team": [] } } },
      found: [["noValuesIfExists", "[]"]],
    },
    ...[
      ...["StringNotEquals", "StringNotLikeIfExists", "ForAllValues:StringNotEquals", "ForAnyValue:StringNotEquals"],
      ...["NotIpAddress", "ForAnyValue:StringEqualsIfExists", "Null"],
    ].map((operator) => ({
      name: `no values of ${operator}, of which nothing more is certain`,
      statement: { ...allow, Condition: { [operator]: { "aws:PrincipalTag/team": [] } } },
      found: [["nothingCompared", "[]"]] as const,
    })),
    {
      name: "no principal",
      codes: ["EMPTY_OBJECT_PRINCIPAL"],
      type: "resource",
      statement: { ...all, Principal: {} },
      found: [["emptyPrincipal"]],
      without,
    },
    {
      name: "no principal of a kind",
      codes: ["EMPTY_ARRAY_PRINCIPAL"],
      type: "resource",
      statement: { ...all, Principal: { AWS: [], Service: "dms.amazonaws.com" } },
      found: [["emptyPrincipal", "[]"]],
      mended: { ...all, Principal: { Service: "dms.amazonaws.com" } },
      without,
    },
  ],
  [
    {
      name: "a list that may hold something",
      path: "stack.yaml",
      text: `Conditions:
  Open: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: !If [Open, [], "s3:GetObject"]
            Resource:
              - !If [Open, "*", !Ref AWS::NoValue]
            Condition: !If [Open, {}, !Ref AWS::NoValue]
`,
    },
  ],
);

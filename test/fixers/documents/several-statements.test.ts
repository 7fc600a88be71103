import { appendBoth, listBuckets, useDms } from "../edits.js";
import { testEdits } from "../edit-case.js";

const edit = appendBoth(useDms, listBuckets);

const useDmsJson = '{"Effect":"Allow","Action":"dms:*","Resource":"*"}';
const listBucketsJson = '{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}';

testEdits("JSON: append two statements", "stack.json", [
  { name: "to an empty list", text: policyInJson(`[{+${useDmsJson},${listBucketsJson}+}]`), edit },
  {
    name: "to the only one, which is no list",
    text: policyInJson(
      `{+[+}{"Effect":"Deny","Action":"dms:DeleteEndpoint","Resource":"*"}{+,${useDmsJson},${listBucketsJson}]+}`,
    ),
    edit,
  },
]);

testEdits("YAML: append two statements", "stack.yaml", [
  {
    name: "to an empty list",
    text: policyInYaml(
      `[- []-]{+
          - Effect: Allow
            Action: dms:*
            Resource: '*'
          - Effect: Allow
            Action: s3:ListAllMyBuckets
            Resource: '*'+}`,
    ),
    edit,
  },
  {
    name: "to the only one, which is no list",
    text: policyInYaml(`{+
          -+} {Effect: Deny, Action: dms:DeleteEndpoint, Resource: "*"}{+
          - {Effect: Allow, Action: dms:*, Resource: "*"}
          - {Effect: Allow, Action: s3:ListAllMyBuckets, Resource: "*"}+}`),
    edit,
  },
  {
    name: "to the only one, whose lines move, so that it is not extended",
    text: policyInYaml(`
          {+- +}Effect: Allow
          {+  +}Action:
          {+  +}- s3:GetBucketLocation
          {+  +}Resource: "*"{+
          - Effect: Allow
            Action:
            - dms:*
            Resource: "*"
          - Effect: Allow
            Action:
            - s3:ListAllMyBuckets
            Resource: "*"+}`),
    edit,
  },
]);

const policyOfData = `resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

testEdits("aws_iam_policy_document: append two statements", "main.tf", [
  {
    name: "to a document without any",
    text: `data "aws_iam_policy_document" "it" {
  version = "2012-10-17"{+

  statement {
    effect    = "Allow"
    actions   = ["dms:*"]
    resources = ["*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }+}
}

${policyOfData}`,
    edit,
  },
]);

const blocks =
  '{ "effect": "Allow", "actions": ["dms:*"], "resources": ["*"] }, { "effect": "Allow", "actions": ["s3:ListAllMyBuckets"], "resources": ["*"] }';

testEdits("Terraform JSON: append two statements", "main.tf.json", [
  {
    name: "to a document without any",
    text: documentInJson(`{ "version": "2012-10-17"{+, "statement": [${blocks}]+} }`),
    edit,
  },
  {
    name: "to one block, which is no list",
    text: documentInJson(
      `{ "statement": {+[+}{ "effect": "Deny", "actions": ["dms:DeleteEndpoint"], "resources": ["*"] }{+, ${blocks}]+} }`,
    ),
    edit,
  },
]);

function policyInJson(statement: string): string {
  return `{"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Statement":${statement}}}}}}
`;
}

function policyInYaml(statement: string): string {
  return `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:${statement}
`;
}

function documentInJson(document: string): string {
  return `{
  "resource": { "aws_iam_policy": { "it": { "policy": "\${data.aws_iam_policy_document.it.json}" } } },
  "data": { "aws_iam_policy_document": { "it": ${document} } }
}
`;
}

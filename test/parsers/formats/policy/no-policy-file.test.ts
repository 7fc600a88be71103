import { describe, expect, it } from "vitest";
import { policy, read, stackPolicy, statement } from "./policy-files.js";

describe("what is no policy file", () => {
  it.each([
    ["nothing", ""],
    ["a list", `[${policy}]`],
    ["other keys beside the statement", `{"Statement": [${statement}], "Name": "x"}`],
    ["statements without an effect", '{"Statement": [{"Action": "x"}], "Note": "Effect: none"}'],
    ["statements whose actions are none of IAM's", '{"Statement": [{"Action": "run", "Resource": "job"}]}'],
    ["broken text without an effect", '{"Version": [{"Statement": [{"Action": "x"'],
    [
      "a template for Terraform files",
      'resource "aws_iam_role" "{{.Name}}" {\n  "Statement" : [{ "Effect" : "Allow" }]\n}\n',
    ],
    ["a statement that is none of IAM's", '{"Statement": [{"Effect": "x", "Query": "y", "Table": "z"}]}'],
    ["a statement that is a text", '{"Statement": "SELECT", "Effect": "none"}'],
    ["a stack policy", stackPolicy("Update:*", "*")],
    ["a stack policy for one resource", stackPolicy("Update:Replace", "LogicalResourceId/Database")],
    ["a policy deep inside", `{"Deep": {"Policy": ${policy}}}`],
    ["two documents", `Statement: [${statement}]\n---\nStatement: [${statement}]\n`],
    ["an envelope with more in it", `{"Policy": ${JSON.stringify(policy)}, "Color": "red"}`],
    ["a tag policy", '{"Policy": {"Content": "{\\"tags\\": {}}", "PolicySummary": {"Type": "TAG_POLICY"}}}'],
    ["a file that makes a tag policy", '{"Type": "TAG_POLICY", "Content": "{\\"tags\\": {}, \\"Statement\\": []}"}'],
    ["an attribute of a topic", '{"AttributeName": "DisplayName", "AttributeValue": "Statement: Effect:"}'],
    ["a policy of Alibaba Cloud", `{"Version": "1", "Statement": [${statement}]}`],
    ["a policy of Huawei Cloud", '{"Version": "1.1", "Statement": [{"Action": ["cse:*:*"], "Effect": "Allow"}]}'],
    ["a policy of MinIO", `{"Statement": [{"Effect": "Allow", "Action": ["admin:ServerInfo"]}, ${statement}]}`],
    ["YAML with other keys beside the statement", `Version: "2012-10-17"\nName: x\nStatement: [${statement}]\n`],
    ["an envelope without a policy", '{"Policy": "{\\"Statement\\": []}", "PolicyName": "Effect:"}'],
  ])("%s", async (_, text) => {
    expect(await read(text, "any.yaml")).toBeUndefined();
  });

  it.each([
    ["a policy of MinIO", withName(statement.replace("s3:GetObject", "admin:ServerInfo"))],
    ["actions of no service", withName(statement.replace("s3:GetObject", "jobs:Run"))],
    ["an effect of no policy", withName(statement.replace("Allow", "permit"))],
    ["a statement without actions", withName('{"Effect": "Allow", "Resource": "*"}')],
    ["one statement that is none", withName(`${statement}, {"Query": "x"}`)],
    ["no statement", withName("")],
    ["a version of another product", withName(statement).replace("2012-10-17", "2015-11-01")],
    ["a list of policies", `[${withName(statement)}]`],
  ])("%s with a name beside it", async (_, text) => {
    expect(await read(text, "any.json")).toBeUndefined();
  });
});

function withName(statements: string): string {
  return `{"Version": "2012-10-17", "Name": "x", "Statement": [${statements}]}`;
}

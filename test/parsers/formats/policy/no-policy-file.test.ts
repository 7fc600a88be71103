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
    ["a statement that is none of IAM's", '{"Statement": [{"Effect": "x", "Query": "y", "Table": "z"}]}'],
    ["a statement that is a text", '{"Statement": "SELECT", "Effect": "none"}'],
    ["a stack policy", stackPolicy("Update:*", "*")],
    ["a stack policy for one resource", stackPolicy("Update:Replace", "LogicalResourceId/Database")],
    ["a policy deep inside", `{"Deep": {"Policy": ${policy}}}`],
    ["two documents", `Statement: [${statement}]\n---\nStatement: [${statement}]\n`],
    ["an envelope with more in it", `{"Policy": ${JSON.stringify(policy)}, "Color": "red"}`],
    ["an envelope without a policy", '{"Policy": "{\\"Statement\\": []}", "PolicyName": "Effect:"}'],
  ])("%s", async (_, text) => {
    expect(await read(text, "any.yaml")).toBeUndefined();
  });
});

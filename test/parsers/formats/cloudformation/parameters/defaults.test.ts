import { expect, it } from "vitest";
import { valueOf } from "../template.js";

const around = `
Parameters:
  topicArn: { Type: String, Default: topicArn }
  Prefix: { Type: String, Default: prefix }
  Names: { Type: CommaDelimitedList, Default: Names }
`;

it.each<[string, string, unknown]>([
  ["is its own name is none, as Amplify writes it", "!Ref topicArn", "?parameter topicArn has no value"],
  ["is its own name is none in a text", "!Sub 'arn:aws:sns:*:*:${topicArn}'", "arn:aws:sns:*:*:<Parameters.topicArn>"],
  ["is its own name is none in a list", "!Ref Names", "?parameter Names has no value"],
  ["is a text like its name is the value", "!Ref Prefix", "prefix"],
])("a default that %s", async (_, expression, value) => {
  expect(await valueOf(expression, around)).toEqual(value);
});

import { describe, expect, it } from "vitest";
import { valueOf } from "../template.js";

const around = `
Parameters:
  Several: { Type: String, AllowedValues: [dev, prod] }
  Sole: { Type: String, AllowedValues: [dms] }
  Stored: { Type: "AWS::SSM::Parameter::Value<String>", AllowedValues: [/path] }
  Names: { Type: CommaDelimitedList, AllowedValues: [a] }
  Secret: { Type: String, AllowedValues: [word], NoEcho: true }
Conditions:
  IsSole: !Equals [!Ref Sole, dms]
`;

describe("a parameter without a value that allows", () => {
  it.each<[string, string, unknown]>([
    ["several is open", "!Ref Several", "?parameter Several has no value"],
    ["one is that one", "!Ref Sole", "dms"],
    ["one is that one in a text", "!Sub '${Sole}.amazonaws.com'", "dms.amazonaws.com"],
    ["one is that one in a condition", "!If [IsSole, a, b]", "a"],
    ["one name of a stored value", "!Ref Stored", "?parameter Stored has no value"],
    ["one item of a list", "!Ref Names", "?parameter Names has no value"],
    ["one word that is secret", "!Ref Secret", "?parameter Secret is secret (NoEcho)"],
  ])("%s", async (_, expression, value) => {
    expect(await valueOf(expression, around)).toEqual(value);
  });
});

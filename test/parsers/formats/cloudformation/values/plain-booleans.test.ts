import { describe, expect, it } from "vitest";
import { valueOf } from "../template.js";

const around = `
Parameters:
  Yes: { Type: String, Default: yes }
  Flag: { Type: String, AllowedValues: [yes, no] }
  Quoted: { Type: String, AllowedValues: ["yes", "no"] }
Mappings:
  ByFlag:
    yes: { Name: "on" }
    no: { Name: "off" }
Conditions:
  IsYes: !Equals [!Ref Flag, yes]
  IsQuotedTrue: !Equals [!Ref Flag, "true"]
  IsQuotedYes: !Equals [!Ref Flag, "yes"]
`;

/** CloudFormation takes the words of YAML 1.1 for booleans, and writes them as true and false. */
describe("plain booleans of YAML", () => {
  it.each<readonly [expression: string, value: unknown]>([
    ["[True, yes, ON, FALSE, No, off]", ["true", "true", "true", "false", "false", "false"]],
    ["[true, 'yes', \"No\", y, N]", ["true", "yes", "No", "y", "N"]],
    ["!Sub '${Yes}'", "true"],
    ["!Join ['-', [a, yes]]", "a-true"],
    ["!If [IsYes, a, b]", { "t.yaml#Parameters.Flag=true": "a", "!(t.yaml#Parameters.Flag=true)": "b" }],
    ["!If [IsQuotedTrue, a, b]", { "t.yaml#Parameters.Flag=true": "a", "!(t.yaml#Parameters.Flag=true)": "b" }],
    ["!If [IsQuotedYes, a, b]", "b"],
    ["!FindInMap [ByFlag, !Ref Yes, Name]", "on"],
    ["!FindInMap [ByFlag, 'no', Name]", "off"],
    [
      "!FindInMap [ByFlag, !Ref Flag, Name]",
      { "t.yaml#Parameters.Flag=true": "on", "t.yaml#Parameters.Flag=false": "off" },
    ],
    [
      "!FindInMap [ByFlag, !Ref Quoted, Name]",
      { "t.yaml#Parameters.Quoted=yes": "on", "t.yaml#Parameters.Quoted=no": "off" },
    ],
  ])("%s", async (expression, value) => {
    expect(await valueOf(expression, around)).toEqual(value);
  });
});

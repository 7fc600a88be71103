import { describe, expect, it } from "vitest";
import { functions } from "../../../../../src/parsers/formats/cloudformation/functions/index.js";
import { shortTags } from "../../../../../src/parsers/syntax/yaml/short-tags.js";
import { templateOf, valueOf } from "../template.js";

/** An expression in YAML, and its value. */
type Case = readonly [expression: string, value: unknown];

const around = `
Parameters:
  NoDefault: { Type: String }
  WithDefault: { Type: String, Default: plain }
  Empty: { Type: String, Default: "" }
  Names: { Type: CommaDelimitedList, Default: "a, b" }
  Vpc: { Type: "AWS::EC2::VPC::Id" }
  FromSsm: { Type: "AWS::SSM::Parameter::Value<String>", Default: /path }
  Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Free: { Type: String, AllowedValues: [dev, prod] }
Mappings:
  ByStage:
    dev: { Name: small, List: [x, y] }
    prod: { Name: big, List: [z] }
  ByRegion:
    eu-west-1: { Name: ireland }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsFree: !Equals [!Ref Free, prod]
  HasName: !Not [!Equals [!Ref WithDefault, plain]]
  Never: !Equals [a, b]
  Always: !Not [!Condition Never]
`;

const tables: Readonly<Record<string, readonly Case[]>> = {
  "pseudo parameters": [
    ["!Ref AWS::Region", "?the region is not known"],
    ['{ "Ref": "AWS::AccountId" }', "?the account is not known"],
    ["!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root", "arn:<aws:partition>:iam::<aws:account>:root"],
    ["!Sub dms.${AWS::Region}.${AWS::URLSuffix}", "dms.<aws:region>.<aws:suffix>"],
    ["!Sub '${AWS::StackName}-x'", "<AWS::StackName>-x"],
    ["[a, !Ref AWS::NoValue, b]", ["a", "b"]],
    ["{ A: !Ref AWS::NoValue }", { A: null }],
  ],
  parameters: [
    ["!Ref NoDefault", "?parameter NoDefault has no value"],
    ["!Ref WithDefault", "plain"],
    ["!Ref Empty", "?parameter Empty has no value"],
    ["!Ref Names", ["a", "b"]],
    ["!Ref FromSsm", "?parameter FromSsm has no value"],
    ["!Ref Missing", "?Missing is not declared in this template"],
    ["!Sub '${NoDefault}/${WithDefault}'", "<Parameters.NoDefault>/plain"],
  ],
  "references to resources": [
    ["!Ref Bucket", "?the name of Bucket is known only after the deployment"],
    ["!Ref Named", "orders"],
    ["!GetAtt Bucket.Arn", "arn:<aws:partition>:s3:::<Resources.Bucket/name>"],
    ["!Sub '${Named.Arn}/*'", "arn:<aws:partition>:s3:::orders/*"],
    ["!GetAtt [Named, Arn]", "arn:<aws:partition>:s3:::orders"],
    ['{ "Fn::GetAtt": ["Role", "Arn"] }', "arn:<aws:partition>:iam::<aws:account>:role/team/loader"],
    ['{ "Fn::GetAtt": "Role.Arn" }', "arn:<aws:partition>:iam::<aws:account>:role/team/loader"],
    ["!GetAtt Role.RoleId", "?the attribute Role.RoleId is known only after the deployment"],
    ["!GetAtt Other.Nested.Attribute", "?the attribute Other.Nested.Attribute is known only after the deployment"],
    ["!Ref Other", "?the name of Other is known only after the deployment"],
    ["!GetAtt Nothing.Arn", "?Nothing is not declared in this template"],
  ],
  "Fn::Sub": [
    ["!Sub plain", "plain"],
    ["!Sub 'a${!Literal}b'", "a${Literal}b"],
    ["!Sub ['${A}-${B}', { A: x, B: !Ref WithDefault }]", "x-plain"],
    [
      "!Sub ['${A}', { A: !If [IsProd, big, small] }]",
      { "t.yaml#Parameters.Stage=prod": "big", "!(t.yaml#Parameters.Stage=prod)": "small" },
    ],
    ['{ "Fn::Sub": "${Named}/x" }', "orders/x"],
    ["!Sub '${Nothing.Arn}'", "<Nothing.Arn>"],
    ["!Sub [!Ref WithDefault, {}]", "?the string of Fn::Sub is not known"],
    ["!Sub |\n  one\n  ${Named}", "one\norders\n"],
  ],
  "Fn::Join, Fn::Split, Fn::Select": [
    ["!Join ['', ['arn:aws:s3:::', !Ref Named, /*]]", "arn:aws:s3:::orders/*"],
    ["!Join [',', !Ref Names]", "a,b"],
    ["!Join ['-', [a, !Ref NoDefault]]", "a-<Parameters.NoDefault>"],
    ["!Join ['-', [a, !Ref AWS::NoValue, b]]", "a-b"],
    [
      "!Join ['-', [a, !If [IsProd, b, !Ref AWS::NoValue], c]]",
      { "t.yaml#Parameters.Stage=prod": "a-b-c", "!(t.yaml#Parameters.Stage=prod)": "a-c" },
    ],
    [
      "!Join ['/', [!If [IsProd, b, !Ref AWS::NoValue], '*']]",
      { "t.yaml#Parameters.Stage=prod": "b/*", "!(t.yaml#Parameters.Stage=prod)": "*" },
    ],
    [
      "!Join ['-', [!If [IsProd, !Ref AWS::NoValue, b]]]",
      { "t.yaml#Parameters.Stage=prod": "", "!(t.yaml#Parameters.Stage=prod)": "b" },
    ],
    [
      "!Join ['-', [a, !If [IsProd, '', !Ref AWS::NoValue]]]",
      { "t.yaml#Parameters.Stage=prod": "a-", "!(t.yaml#Parameters.Stage=prod)": "a" },
    ],
    ["!Join [!Ref NoDefault, [a]]", "?the delimiter of Fn::Join is not known"],
    ["!Split ['/', a/b/c]", ["a", "b", "c"]],
    ["!Split [':', !GetAtt Named.Arn]", ["arn", "<aws:partition>", "s3", "", "", "orders"]],
    ["!Split ['-', !Ref NoDefault]", "?the string that Fn::Split splits is not known"],
    ["!Select [1, [a, b]]", "b"],
    ["!Select ['5', !Split [':', !GetAtt Named.Arn]]", "orders"],
    ["!Select [0, !Ref Names]", "a"],
    ["!Select [7, [a]]", "?the list has no item 7"],
    ["!Select [!Ref NoDefault, [a]]", "?the index of Fn::Select is not known"],
    ["!Select [1, [!If [IsProd, a, !Ref AWS::NoValue], b]]", "?the list has no item 1"],
  ],
  "Fn::FindInMap": [
    ["!FindInMap [ByStage, prod, Name]", "big"],
    ["!FindInMap [ByStage, !Ref Stage, Name]", "small"],
    ["!FindInMap [ByStage, dev, List]", ["x", "y"]],
    ["!FindInMap [ByStage, test, Name]", "?the map has no key test"],
    ["!FindInMap [ByStage, test, Name, { DefaultValue: none }]", "none"],
    ["!FindInMap [Nothing, a, b]", "?the map of Fn::FindInMap is not known"],
    ["!FindInMap [ByRegion, !Ref AWS::Region, Name]", "ireland"],
    [
      "!FindInMap [ByRegion, !Ref AWS::Region, Name, { DefaultValue: elsewhere }]",
      { "aws:region=eu-west-1": "ireland", "!(aws:region=eu-west-1)": "elsewhere" },
    ],
  ],
  "Fn::If": [
    ["!If [IsProd, a, b]", { "t.yaml#Parameters.Stage=prod": "a", "!(t.yaml#Parameters.Stage=prod)": "b" }],
    ["!If [Never, a, b]", "b"],
    ["!If [Always, a, b]", "a"],
    ["!If [IsProd, a, a]", "a"],
    [
      "!If [IsProd, !If [IsProd, a, b], c]",
      { "t.yaml#Parameters.Stage=prod": "a", "!(t.yaml#Parameters.Stage=prod)": "c" },
    ],
    // In a branch, the parameter has the value that the branch needs.
    [
      "!If [IsProd, { A: !FindInMap [ByStage, !Ref Free, Name] }, [!FindInMap [ByStage, !Ref Free, Name]]]",
      {
        "t.yaml#Parameters.Stage=prod": {
          A: { "t.yaml#Parameters.Free=dev": "small", "t.yaml#Parameters.Free=prod": "big" },
        },
        "!(t.yaml#Parameters.Stage=prod)": [
          { "t.yaml#Parameters.Free=dev": "small", "t.yaml#Parameters.Free=prod": "big" },
        ],
      },
    ],
    [
      "!If [IsFree, { A: !FindInMap [ByStage, !Ref Free, Name] }, [!FindInMap [ByStage, !Ref Free, Name]]]",
      { "t.yaml#Parameters.Free=prod": { A: "big" }, "!(t.yaml#Parameters.Free=prod)": ["small"] },
    ],
    // Where the default is excluded it is not the value.
    [
      "!If [HasName, !Ref WithDefault, x]",
      {
        "!(t.yaml#Parameters.WithDefault=plain)": "?parameter WithDefault has no value",
        "t.yaml#Parameters.WithDefault=plain": "x",
      },
    ],
    ["!If [Nowhere, a, b]", { "t.yaml#Conditions.Nowhere": "a", "!(t.yaml#Conditions.Nowhere)": "b" }],
  ],
  "other functions": [
    ["!ImportValue shared", "?the export shared is in no linted template"],
    [
      "!ImportValue { 'Fn::Sub': '${NoDefault}-x' }",
      "?the name of the export ${NoDefault}-x is not known: parameter NoDefault has no value",
    ],
    ["!Base64 text", "?a string in Base64 is not read"],
    ["!GetAZs ''", "?the availability zones are not known"],
    ["!Cidr [10.0.0.0/16, 4, 8]", "?the blocks of Fn::Cidr are not computed"],
    ["!ToJsonString { A: !Ref Named }", { A: "orders" }],
    ['{ "Fn::Length": [a, b, c] }', "3"],
    ["!Length [a, !Ref AWS::NoValue]", "1"],
    ["!GetStackOutput { StackName: a, OutputName: b }", "?the output of another stack is not known"],
    ["{ 'Fn::Transform': { Name: AWS::Include } }", "?the result of a macro is not known"],
    ["{ 'Fn::Transform': { Name: Own }, A: 1 }", { A: "1", "…": "Fn::Transform may add to it" }],
    ["!Unheard [a]", "?the tag !Unheard is not known"],
    ["{ 'Fn::Unheard': a }", "?the function Fn::Unheard is not known"],
    ["{ 'Fn::ForEach::L': [K, [a, b], { 'Key${K}': !Sub '${K}-${Named}' }] }", { Keya: "a-orders", Keyb: "b-orders" }],
    [
      "{ 'Fn::ForEach::L': [K, [a-b], { 'Key&{K}': ['x-${K}/&{K}', '${Other}', !Join ['.', [x, '${K}']]] }] }",
      { Keyab: ["x-a-b/ab", "${Other}", "x.a-b"] },
    ],
    [
      "{ 'Fn::ForEach::L': [K, [ame, a-me], { 'Key${K}': !Sub '${N&{K}d.Arn}/&{K}/&{X}' }] }",
      { Keyame: "arn:<aws:partition>:s3:::orders/ame/&{X}", "Keya-me": "arn:<aws:partition>:s3:::orders/ame/&{X}" },
    ],
    [
      "{ 'Fn::ForEach::L': [K, [dev, prod], { '${K}': !FindInMap [ByStage, '${K}', Name] }] }",
      { dev: "small", prod: "big" },
    ],
    ["{ 'Fn::ForEach::L': [K, [Always, Never], { '${K}': !If ['${K}', a, b] }] }", { Always: "a", Never: "b" }],
    ["{ 'Fn::ForEach::L': [K, !Ref Vpc, { 'Key${K}': 1 }] }", { "…": "the values of Fn::ForEach::L are not known" }],
    [
      "{ 'Fn::ForEach::L': [K, [a], { 'Fn::ForEach::M': [N, !Ref Vpc, { 'Key${K}': 1 }] }] }",
      { "…": "the values of Fn::ForEach::M are not known" },
    ],
  ],
};

const odd: readonly string[] = [
  ...['""', '"${"', '"${NoDefault}-${X}"', "1", "-1", "null", "true", "[]", "{}", "[[a], 1]", "{ a: null }"],
  ...["!Ref NoDefault", "!Ref Names", "!Ref Nothing", "!If [IsProd, a, [b]]", "!Ref AWS::NoValue", "Role.Arn"],
];

/** Every odd argument alone, and every two of them in a list with the first one again behind them. */
const oddArguments: readonly string[] = [
  ...odd,
  ...odd.flatMap((one) => odd.flatMap((other) => [`[${one}, ${other}]`, `[${one}, ${other}, ${one}]`])),
];

describe("CloudFormation functions", () => {
  for (const [group, cases] of Object.entries(tables)) {
    describe(group, () => {
      it.each(cases)("%s", async (expression, value) => {
        expect(await valueOf(expression, around)).toEqual(value);
      });
    });
  }

  it("have a case each", () => {
    const all = Object.values(tables).flatMap((cases) => cases.map(([expression]) => expression));
    const shortOf = (name: string): string => `!${name.replace("Fn::", "")} `;
    const isTried = (name: string): boolean => all.some((text) => text.includes(shortOf(name)) || text.includes(name));
    expect([...functions.keys()].filter((name) => !isTried(name))).toEqual([]);
  });

  it("have a short form each", () => {
    const names = [...shortTags.values()];
    expect([...functions.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each([...functions.keys()])("%s never throws, whatever it is given", async (name) => {
    const calls = oddArguments.map((given, index) => `      V${String(index)}: { "${name}": ${given} }`);
    const text = `${around}\nResources:\n  X:\n    Type: Custom::X\n    Properties:\n${calls.join("\n")}\n`;
    const template = await templateOf(text);
    expect(template.problems).toEqual([]);
    expect(template.resources.get("Resources.X")?.properties.entries).toHaveLength(calls.length);
  });

  it("takes values from the settings", async () => {
    const settings = {
      parameters: { NoDefault: "given", Names: "c,d", Stage: "prod" },
      region: "eu-west-1",
      account: "123456789012",
    };
    expect(await valueOf("!Sub '${NoDefault}.${AWS::Region}.${AWS::AccountId}'", around, settings)).toBe(
      "given.eu-west-1.123456789012",
    );
    expect(await valueOf("!Ref Names", around, settings)).toEqual(["c", "d"]);
    expect(await valueOf("!If [IsProd, a, b]", around, settings)).toBe("a");
  });
});

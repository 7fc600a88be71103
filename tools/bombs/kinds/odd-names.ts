import { everyRule, type Bomb } from "../bomb.js";
import { cloudFormation, numbered, role, type Json, type JsonMapping } from "../formats/cloudformation.js";
import { statementsInEveryFormat } from "../formats/documents.js";
import { expressions, terraform } from "../formats/terraform.js";

/** Names that every object of JavaScript has: a table that is asked for them carelessly answers. */
const names = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then", "length"];

const odd = (index: number): string => names[index] ?? "";

/** Such names wherever a name is looked up. */
export const oddNames: readonly Bomb[] = [
  ...statementsInEveryFormat("names: services, actions and resources", () =>
    names.map((name) => ({
      Sid: name,
      Effect: name,
      Principal: { [name]: name },
      Action: [`${name}:Get*`, `${name}:${name}`, `s3:${name}`, name, "*:*", ":", `${name}:*`],
      Resource: [`arn:aws:${name}:::x`, `arn:${name}:s3:::x`, `arn:aws:s3:${name}:${name}:x`, name, "arn:", "::::::"],
      Condition: { [name]: { [name]: name }, StringEquals: { [`aws:${name}`]: name, [`${name}:a`]: name, [name]: [] } },
      [name]: name,
    })),
  ),
  ...names.flatMap((name) =>
    statementsInEveryFormat(`names: ${name} alone`, () => [
      { Effect: "Allow", Action: `${name}:Get*`, Resource: `arn:aws:${name}:::x` },
      {
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: [`arn:aws:${name}:::x`, `arn:aws:${name}:${name}:${name}:${name}`],
      },
    ]),
  ),
  ...cloudFormation("names: everywhere in a template", () => ({
    AWSTemplateFormatVersion: "2010-09-09",
    Parameters: numberedNames({ Type: "String", Default: "constructor" }),
    Conditions: numberedNames({ "Fn::Equals": [{ Ref: "constructor" }, "constructor"] }),
    Mappings: numberedNames({ constructor: { toString: "a" } }),
    Outputs: numberedNames({ Value: { Ref: "toString" }, Export: { Name: "constructor" } }),
    Metadata: { dmslint: { disable: names } },
    Resources: {
      ...numbered(names.length, (index) => [
        odd(index),
        { Type: odd(index), Properties: numberedNames("a"), DependsOn: names },
      ]),
      ...numbered(names.length, (index) => [`T${index}`, { Type: `AWS::${odd(index)}::${odd(index)}` }]),
      ...numbered(names.length, (index) => [
        `Role${index}`,
        role({ [`Fn::${odd(index)}`]: ["a"] }, [{ Ref: odd(index) }, { "Fn::GetAtt": ["Role0", odd(index)] }], {
          Condition: odd(index),
          Metadata: { dmslint: { disable: [{ rule: odd(index), until: odd(index) }] } },
        }),
      ]),
      Sub: role({ "Fn::Sub": names.map((name) => `\${${name}}\${Role0.${name}}`).join("") }),
      Map: role({ "Fn::FindInMap": ["constructor", "constructor", "toString"] }),
      NoMap: role({ "Fn::FindInMap": ["constructor", "valueOf", "__proto__"] }),
      Endpoint: {
        Type: "AWS::DMS::Endpoint",
        Properties: { EndpointType: "constructor", EngineName: "constructor", constructor: {}, toString: {} },
      },
      Other: { Type: "AWS::DMS::Endpoint", Properties: { EndpointType: "target", EngineName: "__proto__" } },
    },
  })),
  ...terraform("names: everywhere in a module", () => ({
    variables: names,
    locals: expressions(names.length, (index) => [odd(index), `var.${odd(index)}`]),
    resources: Object.fromEntries(
      names.flatMap((name): readonly (readonly [string, Readonly<Record<string, string>>])[] => [
        [`${name}.${name}`, { [name]: `local.${name}`, other: `${name}()`, third: `${name}.${name}.${name}` }],
        [`aws_iam_role.${name}`, { name: `local.${name}`, assume_role_policy: `aws_iam_role.${name}.${name}` }],
        [
          `aws_dms_endpoint.${name}`,
          { engine_name: `"${name}"`, endpoint_type: `"${name}"`, [`${name}_settings`]: "{}" },
        ],
        [`aws_iam_policy.${name}`, { policy: `{ ${name} = {}.${name} }["${name}"]`, name: `${name}::${name}()` }],
      ]),
    ),
  })),
  {
    name: "names: in the config",
    files: () => ({
      "dmslint.config.json": `{"settings":{"existingRoles":${JSON.stringify(names)},"regions":${JSON.stringify(names)},"partition":"constructor","parameters":{"__proto__":"a"},"variables":{"constructor":"b"},"sources":["constructor"],"targets":["__proto__"]},"rules":{}}`,
      "stack.yaml": "Resources:\n  R:\n    Type: AWS::IAM::Role\n",
    }),
    statuses: [0, 1, 2],
  },
  ...["rules", "settings", "overrides", "extends"].map((key) => ({
    name: `names: under ${key} of the config`,
    files: () => ({
      "dmslint.config.json": `{"${key}":{"__proto__":"off","constructor":"error"}}`,
      "stack.yaml": "Resources: {}\n",
    }),
    statuses: [2],
  })),
  ...names.map((name) => ({
    name: `names: ${name} on the command line`,
    files: () => ({ "stack.yaml": "Resources:\n  R:\n    Type: AWS::IAM::Role\n" }),
    args: [...everyRule, "--region", name, "--partition", name, "--var", `${name}=a`, "--account", name, "."],
    statuses: [0, 1, 2],
  })),
  ...["--preset", "--format", "--rule", "--policy-type", "--suppress-rule"].map((option) => ({
    name: `names: constructor for ${option}`,
    files: () => ({ "stack.yaml": "Resources:\n  R:\n    Type: AWS::IAM::Role\n" }),
    args: [option, option === "--rule" ? "constructor: error" : "constructor", "."],
    statuses: [2],
  })),
];

function numberedNames(value: Json): JsonMapping {
  return numbered(names.length, (index) => [odd(index), value]);
}

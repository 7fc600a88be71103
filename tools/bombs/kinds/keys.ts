import { everyRule, type Bomb } from "../bomb.js";

const million = 1_000_000;
const digits = "9".repeat(million);

const yamlHead = "Resources:\n  Role:\n    Type: AWS::IAM::Role\n";
const jsonHead = '"Resources":{"Role":{"Type":"AWS::IAM::Role"}},';

/** Mappings with many keys or keys that stand twice, and numbers that no machine holds. */
const texts: Readonly<Record<string, readonly [file: string, text: () => string, bounds?: Bomb["bounds"]]>> = {
  "keys: a million, yaml": [
    "stack.yaml",
    () => `${yamlHead}Metadata:\n${numbered(million, (index) => `  k${index}: 1\n`)}`,
  ],
  "keys: a million, json": [
    "stack.json",
    () => `{${jsonHead}"Metadata":{${numbered(million, (index) => `"k${index}":1,\n`)}"k":1}}`,
  ],
  "keys: a million, tf": ["main.tf", () => `locals {\n${numbered(million, (index) => `  k${index} = 1\n`)}}\n`],
  "keys: a million, tf.json": [
    "main.tf.json",
    () => `{"locals":{${numbered(million, (index) => `"k${index}":1,\n`)}"k":1}}`,
  ],
  "keys: a million, plan": [
    "plan.json",
    () =>
      `{"format_version":"1.2","resource_changes":[],"planned_values":{${numbered(million, (index) => `"k${index}":1,\n`)}"k":1}}`,
  ],
  "keys: 100,000 in a flow mapping, yaml": [
    "stack.yaml",
    () => `${yamlHead}Metadata: {${numbered(100_000, (index) => `k${index}: 1, `)}}\n`,
  ],
  "keys: 20,000 resources, yaml": [
    "stack.yaml",
    () => `${yamlHead}${numbered(20_000, (index) => `  T${index}:\n    Type: AWS::SNS::Topic\n`)}`,
  ],
  "keys: 20,000 resources, tf": [
    "main.tf",
    () => numbered(20_000, (index) => `resource "aws_sns_topic" "t${index}" {}\n`),
  ],
  "keys: 20,000 outputs, tf": [
    "main.tf",
    () => `resource "aws_iam_role" "r" {}\n${numbered(20_000, (index) => `output "o${index}" {\n  value = "a"\n}\n`)}`,
  ],
  "keys: 20,000 parameters, yaml": [
    "stack.yaml",
    () => `${yamlHead}Parameters:\n${numbered(20_000, (index) => `  P${index}: {Type: String, Default: a}\n`)}`,
  ],
  "keys: 20,000 conditions, yaml": [
    "stack.yaml",
    () => `${yamlHead}Conditions:\n${numbered(20_000, (index) => `  C${index}: !Equals [!Ref A, b]\n`)}`,
  ],
  "keys: 50,000 times the same, yaml": ["stack.yaml", () => `${yamlHead}Metadata:\n${"  k: 1\n".repeat(50_000)}`],
  "keys: 50,000 times the same, json": [
    "stack.json",
    () => `{${jsonHead}"Metadata":{${'"k":1,\n'.repeat(50_000)}"k":1}}`,
    { megabytes: 700, because: "50,000 findings of 12 KB" },
  ],
  "keys: 50,000 times the same, policy": [
    "policy.json",
    () => `{"Version":"2012-10-17",${'"Statement":[],\n'.repeat(50_000)}"Statement":[]}`,
  ],
  "keys: 50,000 times the same, tf": [
    "main.tf",
    () => `resource "aws_iam_role" "r" {\n${'  name = "r"\n'.repeat(50_000)}}\n`,
  ],
  "keys: 50,000 times the same local, tf": ["main.tf", () => `locals {\n${'  name = "r"\n'.repeat(50_000)}}\n`],
  "keys: 50,000 times the same, tf.json": ["main.tf.json", () => `{"locals":{${'"k":1,\n'.repeat(50_000)}"k":1}}`],
  "keys: 20,000 times the same resource, yaml": [
    "stack.yaml",
    () => `${yamlHead}${"  R:\n    Type: AWS::IAM::Role\n".repeat(20_000)}`,
  ],
  "keys: 20,000 times the same resource, tf": ["main.tf", () => 'resource "aws_iam_role" "r" {}\n'.repeat(20_000)],
  ...numbersIn("a huge exponent", "1e999999999"),
  ...numbersIn("a tiny exponent", "1e-999999999"),
  ...numbersIn("a million digits", digits),
  ...numbersIn("a million digits behind the point", `0.${digits}`),
};

export const keys: readonly Bomb[] = Object.entries(texts).map(([name, [file, text, bounds]]) => ({
  name,
  files: () => ({ [file]: text() }),
  args: [...everyRule, file],
  ...(bounds && { bounds }),
}));

/** One number at places where numbers are read. */
function numbersIn(name: string, value: string): Readonly<Record<string, readonly [string, () => string]>> {
  const session = (number: string): string => `{"Type":"AWS::IAM::Role","Properties":{"MaxSessionDuration":${number}}}`;
  const arguments_ = ["max_session_duration", "count"].map((one) => `  ${one} = ${value}\n`).join("");
  return {
    [`numbers: ${name}, yaml`]: [
      "stack.yaml",
      () => `${yamlHead}    Properties:\n      RoleName: !Select [${value}, [a]]\n      MaxSessionDuration: ${value}\n`,
    ],
    [`numbers: ${name}, json`]: ["stack.json", () => `{"Resources":{"Role":${session(value)}}}`],
    [`numbers: ${name}, tf`]: [
      "main.tf",
      () => `resource "aws_iam_role" "r" {\n  name = "r\${${value} + ${value}}"\n${arguments_}}\n`,
    ],
    [`numbers: ${name}, tf.json`]: [
      "main.tf.json",
      () => `{"resource":{"aws_iam_role":{"r":{"name":"r","count":${value},"max_session_duration":"\${${value}}"}}}}`,
    ],
    [`numbers: ${name}, policy`]: [
      "policy.json",
      () =>
        `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"NumericLessThan":{"s3:max-keys":${value}}}}]}`,
    ],
    [`numbers: ${name}, plan`]: [
      "plan.json",
      () =>
        `{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"aws_iam_role.r[0]","index":${value},"mode":"managed","type":"aws_iam_role","name":"r","values":{"name":"r","max_session_duration":${value}}}]}}}`,
    ],
  };
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("");
}

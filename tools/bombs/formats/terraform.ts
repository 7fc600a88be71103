import { groupBy } from "../../../src/source/group-by.js";
import type { Bomb } from "../bomb.js";

/** A Terraform module; all values are expressions. */
export interface TerraformModule {
  readonly variables?: readonly string[];
  readonly locals?: Readonly<Record<string, string>>;
  /** By `type.name`. */
  readonly resources?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One module in HCL and in JSON. */
export function terraform(name: string, module: () => TerraformModule, rest: Partial<Bomb> = {}): readonly Bomb[] {
  return [
    { name: `${name}, tf`, files: () => ({ "main.tf": hclOf(module()) }), ...rest },
    { name: `${name}, tf.json`, files: () => ({ "main.tf.json": jsonOf(module()) }), ...rest },
  ];
}

export function hclOf({ locals = {}, resources = {}, variables = [] }: TerraformModule): string {
  return [
    ...variables.map((name) => `variable "${name}" {}`),
    `locals {\n${attributes(locals)}}`,
    ...Object.entries(resources).map(([address, values]) => {
      const [type = "", label = ""] = address.split(".");
      return `resource "${type}" "${label}" {\n${attributes(values)}}`;
    }),
  ].join("\n");
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, expression]) => `  ${name} = ${expression}\n`)
    .join("");
}

function jsonOf({ locals = {}, resources = {}, variables = [] }: TerraformModule): string {
  const byType = groupBy(Object.entries(resources), ([address]) => address.split(".")[0] ?? "");
  const resource = Object.fromEntries(
    [...byType].map(([type, ofType]) => [
      type,
      Object.fromEntries(ofType.map(([address, values]) => [address.split(".")[1] ?? "", templates(values)])),
    ]),
  );
  const variable = Object.fromEntries(variables.map((name) => [name, {}]));
  return JSON.stringify({ variable, locals: templates(locals), resource }, null, 1);
}

function templates(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, expression]) => [name, `\${${expression}}`]));
}

/** The arguments of a role with this name, which DMS may assume. */
export function roleArguments(
  name: string,
  rest: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return { name, assume_role_policy: `jsonencode(${trust})`, ...rest };
}

const trust =
  '{ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }] }';

/** The arguments of a policy of the role `aws_iam_role.role` that allows a list of resources, which is an expression. */
export function policyArguments(resources: string, role = "aws_iam_role.role.name"): Readonly<Record<string, string>> {
  const statement = `{ Effect = "Allow", Action = ["s3:GetObject"], Resource = ${resources} }`;
  return { role, policy: `jsonencode({ Version = "2012-10-17", Statement = [${statement}] })` };
}

/** A role with a name and a policy on resources that are calculated: what a module does with a value. */
export function useOf(value: string): NonNullable<TerraformModule["resources"]> {
  return { "aws_iam_role.role": roleArguments(value), "aws_iam_role_policy.policy": policyArguments(`[${value}]`) };
}

/** A mapping of `count` expressions. */
export function expressions(
  count: number,
  entry: (index: number) => readonly [string, string],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
}

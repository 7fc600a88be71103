import { ownValue } from "../../../source/index.js";
import type { ModuleDeclaration, ModuleFiles, ModuleReference } from "../../../model/index.js";
import type { Expression, HclBlock, HclBody, HclFile } from "../../syntax/hcl/hcl-ast.js";
import { partsOf, unchained } from "./expressions.js";

/**
 * What the files of a folder declare and refer to, with names and locations. `values`: files with values of variables.
 */
export function moduleFiles(files: readonly HclFile[], values: readonly HclFile[]): ModuleFiles {
  return {
    files: files.map(({ file }) => file),
    valueFiles: values.map(({ file }) => file),
    declarations: files.flatMap(({ body }) => body.blocks.flatMap((block) => declarationOf(block) ?? [])),
    references: files.flatMap(({ body }) => referencesOf(body)),
  };
}

const kinds: Readonly<Record<string, string>> = {
  resource: "",
  data: "data.",
  variable: "var.",
  module: "module.",
  output: "output.",
};

function declarationOf({ body, labels, location, type }: HclBlock): ModuleDeclaration | undefined {
  const before = ownValue(kinds, type);
  if (before === undefined) return undefined;
  const name = before + labels.map(({ text }) => text).join(".");
  return { name, location, isEmpty: body.attributes.length + body.blocks.length === 0 };
}

function referencesOf({ attributes, blocks }: HclBody): readonly ModuleReference[] {
  return [
    ...attributes.flatMap(({ name, value }) => referencesIn(value, name === "depends_on")),
    ...blocks.flatMap(({ body }) => referencesOf(body)),
  ];
}

function referencesIn(expression: Expression, isWaitedFor: boolean): readonly ModuleReference[] {
  const { first, keys } = unchained(expression);
  const own = first.kind === "variable" ? referenceOf(expression, isWaitedFor) : undefined;
  const inner = first.kind === "variable" ? [] : partsOf(first);
  return [...(own ? [own] : []), ...[...inner, ...keys].flatMap((one) => referencesIn(one, isWaitedFor))];
}

/** The reference at the start of an expression. Its name has two steps, that of a data source has three. */
function referenceOf(expression: Expression, isWaitedFor: boolean): ModuleReference | undefined {
  const steps = stepsOf(expression);
  const [first] = steps;
  const length = first?.kind === "variable" && first.name === "data" ? 3 : 2;
  const named = steps.slice(0, length);
  const names = named.flatMap((step) => (step.kind === "variable" || step.kind === "attribute" ? [step.name] : []));
  const last = named.at(-1);
  if (names.length < length || !last) return undefined;
  const rest = steps.slice(length);
  const [next] = rest;
  const attribute = rest.find((step) => step.kind !== "index");
  return {
    name: names.join("."),
    location: last.location,
    followedBy: next === undefined ? "nothing" : next.kind === "attribute" ? "attribute" : "index",
    ...(attribute?.kind === "attribute" && { attribute: attribute.name }),
    isWaitedFor,
  };
}

/** The steps of an expression: its start, then each attribute, index or splat. */
function stepsOf(expression: Expression): readonly Expression[] {
  return expression.kind === "attribute" || expression.kind === "index" || expression.kind === "splat"
    ? [...stepsOf(expression.of), expression]
    : [expression];
}

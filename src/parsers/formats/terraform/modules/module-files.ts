import { groupBy, ownValue } from "../../../../source/index.js";
import type { ModuleAlias, ModuleDeclaration, ModuleFiles, ModuleReference } from "../../../../model/index.js";
import type { Expression, HclAttribute, HclBlock, HclBody, HclFile } from "../../../syntax/hcl/hcl-ast.js";
import { hasRegionAttribute } from "./provider-version.js";
import { chainStart, isStep, visitKeys, visitParts } from "./expressions.js";

/**
 * What the files of a folder declare and refer to, with names and locations. `values`: files with values of variables.
 */
export function moduleFiles(files: readonly HclFile[], values: readonly HclFile[]): ModuleFiles {
  const jsonTrees = files.flatMap(({ json }) => json ?? []);
  return {
    files: files.map(({ file }) => file),
    valueFiles: values.map(({ file }) => file),
    declarations: files.flatMap(({ body }) => body.blocks.flatMap((block) => declarationOf(block) ?? [])),
    references: files.flatMap(({ body }) => referencesOf(body)),
    aliases: aliasesIn(files),
    hasRegionAttribute: hasRegionAttribute(files),
    ...(jsonTrees.length > 0 && { jsonTrees }),
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
  const repetition = body.attributes.find((attribute) => ["count", "for_each"].includes(attribute.name))?.location;
  const isEmpty = body.attributes.length + body.blocks.length === 0;
  return { name, location, isEmpty, ...(repetition && { repetition }) };
}

/** A local that an override file declares again is none. */
function aliasesIn(files: readonly HclFile[]): readonly ModuleAlias[] {
  const blocks = files.flatMap(({ body }) => body.blocks).filter(({ type }) => type === "locals");
  const byName = groupBy(
    blocks.flatMap(({ body }) => body.attributes),
    ({ name }) => name,
  );
  return [...byName.values()].flatMap(([local, ...others]) => (local && others.length === 0 ? aliasOf(local) : []));
}

function aliasOf({ name, value }: HclAttribute): readonly ModuleAlias[] {
  const read = value.kind === "attribute" && chainStart(value).kind === "variable" && referenceOf(value, false);
  const isWhole = read && read.attribute === value.name && read.location === value.of.location;
  return isWhole ? [{ name: `local.${name}`, of: read.name, attribute: value.name }] : [];
}

/** The references in a body and in the blocks inside it. */
function referencesOf(body: HclBody): readonly ModuleReference[] {
  const found: ModuleReference[] = [];
  const addIn = ({ attributes, blocks }: HclBody): void => {
    for (const { name, value } of attributes) addReferences(value, name === "depends_on", found);
    for (const block of blocks) addIn(block.body);
  };
  addIn(body);
  return found;
}

function addReferences(expression: Expression, isWaitedFor: boolean, found: ModuleReference[]): void {
  const add = (one: Expression): void => {
    const start = chainStart(one);
    const own = start.kind === "variable" ? referenceOf(one, isWaitedFor) : undefined;
    if (own) found.push(own);
    if (start.kind !== "variable") visitParts(start, add);
    visitKeys(one, add);
  };
  add(expression);
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
  const steps = [expression];
  for (let one = expression; isStep(one); one = one.of) steps.push(one.of);
  return steps.reverse();
}

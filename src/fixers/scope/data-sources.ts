import type { ModuleFiles, Template } from "../../model/index.js";
import { onceIn, oncePer, textOf, type TextEdit } from "../../source/index.js";
import { declaredNames, moduleOf } from "./module-of.js";
import { hasOwnProvider } from "./provider.js";

/**
 * The data sources that give the same values as CloudFormation's pseudo parameters, with their attributes. The usual
 * attribute comes first.
 */
export const dataSources = {
  // Which one is usual depends on the version of the provider: `hasRegionAttribute`.
  region: { type: "aws_region", attributes: ["name", "region", "id"] },
  partition: { type: "aws_partition", attributes: ["partition"] },
  account: { type: "aws_caller_identity", attributes: ["account_id"] },
  suffix: { type: "aws_partition", attributes: ["dns_suffix"] },
} as const;

const types = Object.values(dataSources).map(({ type }) => type);

/**
 * The label of a module's data source of this type. A data source with arguments does not count: it may be for another
 * region or provider.
 */
export function currentSource(type: string, module: ModuleFiles): string | undefined {
  return currentSources(module).get(type);
}

const currentSources = oncePer(({ declarations }: ModuleFiles): ReadonlyMap<string, string> => {
  const labels = new Map<string, string>();
  for (const { isEmpty, name } of declarations) {
    const [kind, type = "", label = ""] = name.split(".");
    if (isEmpty && kind === "data") onceIn(labels, type, () => label);
  }
  return labels;
});

/** Whether a module has a data source with the usual label `current`, with or without arguments. */
export function hasCurrent(type: string, module: ModuleFiles): boolean {
  return declaredNames(module).has(`data.${type}.current`);
}

/** A data source that edits refer to and that a module does not have. */
export interface MissingSource {
  readonly type: string;
  readonly module: ModuleFiles;
}

/** The data sources that the edits refer to and that the modules do not have, each once. */
export function missingSources(edits: readonly TextEdit[], template: Template): readonly MissingSource[] {
  const missing = new Map<ModuleFiles, Map<string, MissingSource>>();
  for (const { location, text } of edits) {
    const module = moduleOf(template, location.file);
    if (!module) continue;
    // New text is not in the tree, so it is searched for references.
    for (const [, type = ""] of text.matchAll(/\bdata\.(aws_(?:region|partition|caller_identity))\.current\b/g)) {
      if (hasCurrent(type, module)) continue;
      onceIn(
        onceIn(missing, module, () => new Map()),
        type,
        () => ({ type, module }),
      );
    }
  }
  return [...missing.values()].flatMap((types) => [...types.values()]);
}

/** The types of the data sources that edits declare. */
export function isSourceName(name: string): boolean {
  return types.some((type) => name.startsWith(`data.${type}.`));
}

/**
 * Whether an edit in a block with its own provider would read a data source that the default provider reads. All accounts of a
 * module have the same partition, but not every module has a default provider that could read it.
 */
export function readsOtherPlace({ location, text }: TextEdit, template: Template): boolean {
  const module = moduleOf(template, location.file);
  const before = new Set(sourceReferences(textOf(location), module).map(({ written }) => written));
  const found = sourceReferences(text, module).filter(({ written }) => !before.has(written));
  if (found.length === 0 || !(/\bprovider +=/.test(text) || hasOwnProvider(location, template))) return false;
  return found.some(({ type }) => type !== "aws_partition" || !module || currentSource(type, module) === undefined);
}

interface SourceReference {
  readonly written: string;
  readonly type: string;
}

/** The references of a new text to the data sources, also through locals. New text is not in the tree. */
function sourceReferences(text: string, module: ModuleFiles | undefined): readonly SourceReference[] {
  const found = text.matchAll(/\b(?:data\.[\w-]+|local)\.[\w-]+/g);
  return [...found].flatMap(([written]) => {
    const name = module?.aliases.find((alias) => alias.name === written)?.of ?? written;
    const [kind, type = ""] = name.split(".");
    return kind === "data" && types.some((one) => one === type) ? [{ written, type }] : [];
  });
}

const hclDeclaration = /^\s*data "aws_\w+" "current" \{\}$/;
const jsonDeclaration = /^,?(?:"data":\{)?(?:(?:"aws_\w+":\{)?"current":\{\}\}?,?)+\}?,?$/;

/** Whether an edit only declares data sources. */
export function isDeclaration({ location, text }: TextEdit): boolean {
  const isNew = location.start === location.end;
  return isNew && (hclDeclaration.test(text) || jsonDeclaration.test(text.replaceAll(/\s/g, "")));
}

import type { ModuleFiles, Template } from "../../model/index.js";
import { groupBy, onceIn, oncePer, textOf, type SourceFile, type TextEdit } from "../../source/index.js";
import { insertAt, lineEndOf, newlineOf } from "../layout/lines.js";
import { declaredNames, mayDeclare, moduleOf, usualFile } from "./module-of.js";
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

/**
 * Declares the data sources that the edits refer to and that the modules do not have, each once. They are written to
 * one file of the module, whatever file is edited: other edits may need the same data source. `undefined`: the module
 * has no file for it.
 */
export function declareSources(edits: readonly TextEdit[], template: Template): readonly TextEdit[] | undefined {
  const declared = new Map<string, TextEdit>();
  for (const { location, text } of edits) {
    const module = moduleOf(template, location.file);
    if (!module) continue;
    // New text is not in the tree, so it is searched for references.
    for (const [, type = ""] of text.matchAll(/\bdata\.(aws_(?:region|partition|caller_identity))\.current\b/g)) {
      if (hasCurrent(type, module)) continue;
      const home = homeOf(module);
      if (!home) return undefined;
      declared.set(`${home.path}#${type}`, declaration(type, home, module));
    }
  }
  return [...declared.values()];
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

/** The usual names of a module's file for its data sources. */
const sourceNames = new Set(["data", ...["", "_", "-"].flatMap((dash) => [`data${dash}source`, `data${dash}sources`])]);

/**
 * Where a module without a file for its data sources gets them: in its main file, beside its provider, otherwise in its
 * first file that is not only for variables, outputs or locals.
 */
const mainNames = new Set(["main"]);
const providerNames = new Set(["provider", "providers"]);

const homeOf = oncePer((module: ModuleFiles): SourceFile | undefined => {
  const open = module.files.filter(mayDeclare);
  const withSources = open.find((file) => sourcesByFile(module).has(file.path));
  const [usual] = [sourceNames, mainNames, providerNames].flatMap((names) => usualFile(module, names) ?? []);
  return withSources ?? usual ?? open.find((file) => filesWithBlocks(module).has(file.path)) ?? open[0];
});

/** The files that declare something else than variables, outputs and locals. */
const filesWithBlocks = oncePer(
  ({ declarations }: ModuleFiles) =>
    new Set(
      declarations
        .filter(({ name }) => !/^(?:var|output|local)\./.test(name))
        .map(({ location }) => location.file.path),
    ),
);

const sourcesByFile = oncePer(({ declarations }: ModuleFiles) =>
  groupBy(
    declarations.filter(({ name }) => types.some((type) => name.startsWith(`data.${type}.`))),
    ({ location }) => location.file.path,
  ),
);

/** Inserts the data source after the last one of these types, otherwise at the end of the file. */
function declaration(type: string, file: SourceFile, module: ModuleFiles): TextEdit {
  const newline = newlineOf(file);
  const last = sourcesByFile(module)
    .get(file.path)
    ?.findLast(({ isEmpty }) => isEmpty);
  const at = last ? lineEndOf(file, last.location.end) : file.text.trimEnd().length;
  const next = at + newline.length;
  // Blocks that follow each other without an empty line stay together.
  const isAmongOthers = last !== undefined && file.text.slice(next, lineEndOf(file, next)).trim() !== "";
  return insertAt(file, at, `${isAmongOthers ? newline : newline + newline}data "${type}" "current" {}`);
}

/** Whether an edit only declares a data source. */
export function isDeclaration({ location, text }: TextEdit): boolean {
  return location.start === location.end && /^\s*data "aws_\w+" "current" \{\}$/.test(text);
}

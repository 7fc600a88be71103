import type { ModuleFiles, Template } from "../../model/index.js";
import { complete, groupBy, oncePer, type SourceFile, type TextEdit } from "../../source/index.js";
import { insertAt, lineEndOf, newlineOf } from "../layout/lines.js";
import { isSourceName, missingSources } from "../scope/data-sources.js";
import { mayDeclare, usualFile } from "../scope/module-of.js";
import { usesCloudControlAlone } from "../scope/provider.js";
import { declareInJson } from "./json-sources.js";

/**
 * Declares the data sources that the edits refer to and that the modules do not have, each once. They are written to
 * one file of the module, whatever file is edited: other edits may need the same data source. `undefined`: the module
 * has no file for it, or no provider that could read it.
 */
export function declareSources(edits: readonly TextEdit[], template: Template): readonly TextEdit[] | undefined {
  const byModule = groupBy(missingSources(edits, template), ({ module }) => module);
  if (byModule.size > 0 && usesCloudControlAlone(template)) return undefined;
  const declared = [...byModule].map(([module, missing]) => {
    const [home, types] = [homeOf(module), missing.map(({ type }) => type)];
    return home ? types.map((type) => declaration(type, home, module)) : declareInJson(module, types, template);
  });
  return complete(declared)?.flat();
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
    declarations.filter(({ name }) => isSourceName(name)),
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

import type { Location, SourceFile } from "../../../../source/index.js";
import { isFailure } from "../../../../source/index.js";
import type { ModuleSource } from "./scope.js";

/** The places where the files of a module and of the modules that it calls write secret values. */
export function secretPlaces(root: ModuleSource, files: readonly SourceFile[]): readonly Location[] {
  const modules = new Set<ModuleSource>();
  collect(root, modules);
  const defaults = [...modules].flatMap(({ declarations }) =>
    [...declarations.variables.values()].flatMap((variable) =>
      variable.isSecret && variable.default ? [variable.default.location] : [],
    ),
  );
  const settings = [...root.settings].flatMap(([name, { value }]) =>
    root.declarations.variables.get(name)?.isSecret ? [value.location] : [],
  );
  return [...defaults, ...settings, ...files.flatMap(argumentsOfSensitive)];
}

function collect(source: ModuleSource, found: Set<ModuleSource>): void {
  if (found.has(source)) return;
  found.add(source);
  for (const called of source.calls.values()) if (!isFailure(called)) collect(called, found);
}

/** What stands between the parentheses of `sensitive(…)`, up to the bracket that closes them or the end of the file. */
function argumentsOfSensitive(file: SourceFile): readonly Location[] {
  return [...file.text.matchAll(/\bsensitive\s*\(/g)].map((match) => {
    const start = match.index + match[0].length;
    return { file, start, end: closing(file.text, start) };
  });
}

function closing(text: string, start: number): number {
  let depth = 1;
  const marks = /"(?:[^"\\\n]|\\.)*"|[()]/g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    depth += mark[0] === "(" ? 1 : mark[0] === ")" ? -1 : 0;
    if (depth === 0) return mark.index;
  }
  return text.length;
}

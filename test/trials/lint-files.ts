import { dirname } from "node:path";
import { lint, rules, type LintOutcome, type LintRun, type LintUnit } from "../../src/linter/index.js";
import { recognise } from "../../src/parsers/index.js";
import { presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/index.js";
import type { Files } from "./word-places.js";

const settings = { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] };

/** Every unit of the files, with all rules. */
function unitsOf(files: Files): readonly LintUnit[] {
  const common = { rules: presetRules("all"), settings, values: { parameters: {}, variables: {} } };
  const sources = Object.keys(files).filter((path) => /\.tf(?:\.json)?$/.test(path));
  const modules = [...new Set(sources.map((path) => dirname(path)))].map((path): LintUnit => ({
    ...common,
    kind: "terraform",
    path,
    files: sources.filter((source) => dirname(source) === path),
  }));
  const documents = Object.entries(files).flatMap(([path, text]): LintUnit[] => {
    const kind = sources.includes(path) ? undefined : recognise(path, text);
    return kind === undefined ? [] : [{ ...common, kind, path, files: [path] }];
  });
  return [...modules, ...documents];
}

/** Lints all files together. */
export function lintFiles(files: Files, fix: NonNullable<LintRun["fix"]>): Promise<LintOutcome> {
  return lint({
    units: unitsOf(files),
    reader: {
      read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
      list: (folder) => Object.keys(files).filter((path) => dirname(path) === folder),
    },
    loadWasm,
    rules,
    fix,
  });
}

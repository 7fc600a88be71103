import { rules } from "../../../src/linter/index.js";
import type { LintRun } from "../../../src/linter/run.js";
import { createFileTreeCache, type LoadWasm } from "../../../src/parsers/index.js";
import { presetRules } from "../../../src/presets/index.js";
// The index of `workspace` has the disk too; these files ask only the reader that they are given.
import { withNested } from "../../../src/workspace/units/nested-units.js";
import { withModules } from "../../../src/workspace/units/plan-modules.js";
import { unitOfDocument } from "../../../src/workspace/units/units.js";
import type { Question } from "../protocol.js";
import { memoryReader, pathOf } from "./memory-reader.js";

/** Everything that a run needs, for files in memory. What `openWorkspace` is for files on the disk. */
export function openFiles({ files, preset }: Pick<Question, "files" | "preset">, loadWasm: LoadWasm): LintRun {
  const reader = memoryReader(files);
  const trees = createFileTreeCache();
  const search = { reader, trees, cwd: "/" };
  const found = files.flatMap(({ name }) => {
    const unit = unitOfDocument(pathOf(name), search);
    return unit ? [{ unit, foundBy: "name" as const }] : [];
  });
  const all = withNested(withModules(found, search), search);
  const units = [...new Map(all.map(({ unit }) => [unit.path, unit])).values()];
  return {
    units: units.map((unit) => ({ ...unit, ...defaults, rules: presetRules(preset) })),
    reader,
    loadWasm,
    rules,
    trees,
  };
}

/** What a run without a config has. */
const defaults = {
  settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
  values: { parameters: {}, variables: {} },
};

// The units that are written in HCL or made from it. parse.ts loads this file with all that it needs for the first one.
import type { SourceFile } from "../source/index.js";
import type { Mapping } from "../tree/index.js";
import type { Template } from "../model/index.js";
import { readPlan } from "./formats/plan/read-plan.js";
import { readTerraform, withPatterns } from "./formats/terraform/index.js";
import { withHcl } from "./syntax/hcl/hcl-tree.js";
import type { LoadWasm } from "./syntax/hcl/load-wasm.js";
import type { ParseInput } from "./values/input.js";

export { readVarFile } from "./formats/terraform/index.js";

export function readModuleUnit(input: ParseInput, loadWasm: LoadWasm): Promise<Template> {
  return withPatterns(() => withHcl(loadWasm, (hcl) => readTerraform(input, hcl)));
}

export function readPlanUnit(
  input: Parameters<typeof readPlan>[0],
  file: SourceFile,
  plan: Mapping,
  loadWasm: LoadWasm,
): Promise<Template | undefined> {
  return withPatterns(() => withHcl(loadWasm, (hcl) => readPlan(input, file, plan, hcl)));
}

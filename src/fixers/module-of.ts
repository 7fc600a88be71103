import type { ModuleFiles, Template } from "../model/index.js";
import type { SourceFile } from "../source/index.js";

/** The module that declares in a file what its references name; `undefined` for a file that a module only reads. */
export function moduleOf({ modules = [] }: Template, { path }: SourceFile): ModuleFiles | undefined {
  return modules.find(({ files }) => files.some((file) => file.path === path));
}

/**
 * Whether a file of a module is written in Terraform's JSON. Its expressions stand in strings, and what the tree calls a
 * block is an object: Terraform tells such files by their names.
 */
export function isTerraformJson({ path }: SourceFile): boolean {
  return path.endsWith(".json");
}

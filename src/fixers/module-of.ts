import type { ModuleFiles, Template } from "../model/index.js";
import type { SourceFile } from "../source/index.js";

/** The module in whose scope the references of a file are; `undefined` for a file that a module only reads. */
export function moduleOf({ modules = [] }: Template, { path }: SourceFile): ModuleFiles | undefined {
  return modules.find(({ files }) => files.some((file) => file.path === path));
}

/**
 * Whether a file of a module is Terraform JSON. Its expressions are in strings, and its blocks are objects. Terraform
 * recognises such files by their names.
 */
export function isTerraformJson({ path }: SourceFile): boolean {
  return path.endsWith(".json");
}

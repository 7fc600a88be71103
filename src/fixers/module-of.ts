import type { ModuleFiles, Template } from "../model/index.js";
import type { SourceFile } from "../source/index.js";

/**
 * The module that a file is a part of. References in the file are resolved in that module. `undefined`: no module, or
 * the module only reads the file as text.
 */
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

/** An address in its own module: `aws_iam_role.x` of `module.m["a"].aws_iam_role.x`. */
export function withoutModules(address: string): string {
  return address.replace(/^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)+/, "");
}

import { stemOf } from "../../paths/index.js";
import type { ModuleFiles, Template } from "../../model/index.js";
import { groupBy, onceIn, oncePer, sole, type SourceFile } from "../../source/index.js";

/**
 * The module that a file is a part of. References in the file are resolved in that module. `undefined`: no module, or
 * the module only reads the file as text.
 */
export function moduleOf(template: Template, { path }: SourceFile): ModuleFiles | undefined {
  return modulesByFile(template).get(path);
}

const modulesByFile = oncePer(({ modules = [] }: Template) => {
  const found = new Map<string, ModuleFiles>();
  for (const module of modules) for (const { path } of module.files) onceIn(found, path, () => module);
  return found;
});

/** What a module declares, as references name it. */
export const declaredNames = oncePer(
  ({ declarations }: ModuleFiles): ReadonlySet<string> => new Set(declarations.map(({ name }) => name)),
);

/** The references in a module, by what they name. */
export const referencesByName = oncePer(({ references }: ModuleFiles) => groupBy(references, ({ name }) => name));

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

/**
 * Whether new blocks can be declared in a file of a module. A file without text may be a placeholder.
 */
export function mayDeclare(file: SourceFile): boolean {
  return !isTerraformJson(file) && !isOverride(file) && file.text.trim() !== "";
}

/** Whether a file only changes blocks of other files. */
export function isOverride(file: SourceFile): boolean {
  return /(?:^|_)override(?:\.|$)/.test(nameOf(file));
}

/**
 * The file of a module whose name says that it is for such blocks, as modules are usually laid out: `variables.tf`. In some
 * modules `_` or a number stands in front of it, so that it comes first. Where there are both, the plain name is the usual one.
 */
export function usualFile({ files }: ModuleFiles, names: ReadonlySet<string>): SourceFile | undefined {
  const usual = files.filter((file) => mayDeclare(file) && names.has(nameOf(file).replace(/^[\d_-]+/, "")));
  return usual.find((file) => names.has(nameOf(file))) ?? usual[0];
}

/**
 * The file of a module for a new role that a file of it needs: that file if it has roles, otherwise the one that is for roles, as its
 * name says (`iam.tf`, or `dms_roles.tf` of several).
 */
export function rolesFile(module: ModuleFiles, user: SourceFile): SourceFile | undefined {
  const files = filesWithRoles(module);
  if (files.some(({ path }) => path === user.path)) return user;
  const named = files.filter((file) => mayDeclare(file) && /iam|role/i.test(nameOf(file)));
  return sole(named) ?? sole(named.filter((file) => /dms/i.test(nameOf(file))));
}

const filesWithRoles = oncePer(({ declarations, files }: ModuleFiles): readonly SourceFile[] => {
  const roles = declarations.filter(({ name }) => name.startsWith("aws_iam_role."));
  const paths = new Set(roles.map(({ location }) => location.file.path));
  return files.filter(({ path }) => paths.has(path));
});

function nameOf({ path }: SourceFile): string {
  return stemOf(path);
}

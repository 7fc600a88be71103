import { basename, dirname, isAbsolute, join } from "../../../../paths/index.js";
import { failure, type Result, type SourceFile, sourceFile } from "../../../../source/index.js";
import { asLiteral, asText, literalOf, type Node } from "../../../../tree/index.js";
import type { TemplateExpression } from "../../../syntax/hcl/hcl-ast.js";
import type { Module } from "../modules/scope.js";

/** The path in a value. `path.cwd` is the folder in which Terraform runs, where relative paths start anyway. */
export function pathOf(node: Node | undefined): string | undefined {
  const [first, ...rest] = asText(node)?.parts ?? [];
  const isFromCwd = first?.kind === "hole" && /[#.]path\.cwd$/.test(first.symbol.id);
  if (!isFromCwd) return asLiteral(node);
  const behind = literalOf({ kind: "text", parts: rest, location: first.location });
  return behind === undefined ? undefined : `.${behind}`;
}

/**
 * Reads a file that an expression names. Relative paths start in the folder of the root module, where Terraform runs.
 */
export function readNamedFile(path: string, module: Module): SourceFile | undefined {
  for (const folder of foldersFor(path, module)) {
    const found = readPlace(join(folder, path), module);
    if (found) return found;
  }
  return undefined;
}

/** Why there is no text of a file that an expression names. */
export function missingReason(path: string, module: Module): string {
  const { reader } = module.environment;
  const reasons = foldersFor(path, module).flatMap((folder) => reader.unreadReason?.(join(folder, path)) ?? []);
  return reasons[0] === undefined ? `file ${path} does not exist` : `file ${path} cannot be read: ${reasons[0]}`;
}

function readPlace(place: string, { environment }: Module): SourceFile | undefined {
  const known = environment.files.get(place);
  if (known) return known;
  const text = environment.reader.read(place);
  if (text === undefined) return undefined;
  const file = sourceFile(place, text);
  environment.files.set(place, file);
  return file;
}

/**
 * The folders in which a path may start. If the root module's folder does not contain the file, Terraform runs in
 * another one: in the folder of a called module, or in a folder above the root module that the command line names.
 */
function foldersFor(path: string, { environment, source }: Module): readonly string[] {
  return isAbsolute(path) ? [""] : [environment.path, source.folder, ...foldersAbove(environment.path)];
}

function foldersAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
}

/**
 * Whether a file that an expression names exists. `undefined` if this depends on the folder in which Terraform runs.
 */
export function isNamedFile(path: string, module: Module): boolean | undefined {
  const { path: root, reader } = module.environment;
  const place = isAbsolute(path) ? path : join(root, path);
  const isAtRoot = readPlace(place, module) !== undefined || reader.unreadReason?.(place) !== undefined;
  return isAtRoot ? true : readNamedFile(path, module) ? undefined : false;
}

/** The names of the files in a folder that an expression names, in sorted order. */
export function fileNamesIn(path: string, module: Module): readonly string[] {
  const { reader } = module.environment;
  const lists = foldersFor(path, module).map((folder) => reader.list(join(folder, path)));
  const found = lists.find((files) => files.length > 0) ?? [];
  return found.map((file) => basename(file)).sort();
}

/** The template in a file, or why it cannot be read. */
export function templateFile(path: string, module: Module): Result<TemplateExpression> {
  const file = readNamedFile(path, module);
  if (!file) return failure(missingReason(path, module));
  const { templates, hcl } = module.environment;
  if (!templates.has(file)) templates.set(file, hcl.readTemplate(file));
  return templates.get(file) ?? failure(`file ${path} is not a template that can be read`);
}

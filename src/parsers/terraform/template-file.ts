import { basename, isAbsolute, join } from "node:path/posix";
import { sourceFile, type SourceFile } from "../../source/index.js";
import type { Template } from "../hcl-ast.js";
import type { Module } from "./scope.js";

/** A file that an expression names; paths count from the folder of the root module, where Terraform runs. */
export function readNamedFile(path: string, module: Module): SourceFile | undefined {
  const { environment, source } = module;
  // A path without path.module often works only because someone runs Terraform in the module's own folder.
  const places = isAbsolute(path) ? [path] : [join(environment.path, path), join(source.folder, path)];
  for (const place of places) {
    const known = environment.files.get(place);
    if (known) return known;
    const text = environment.reader.read(place);
    if (text === undefined) continue;
    const file = sourceFile(place, text.replace(/^\ufeff/, ""));
    environment.files.set(place, file);
    return file;
  }
  return undefined;
}

/** Names of the files in a folder that an expression names, in their order. */
export function namesIn(path: string, { environment }: Module): readonly string[] {
  const folder = isAbsolute(path) ? path : join(environment.path, path);
  return environment.reader
    .list(folder)
    .map((file) => basename(file))
    .sort();
}

/** The template in a file, or why there is none. */
export function templateFile(path: string, module: Module): Template | string {
  const file = readNamedFile(path, module);
  if (!file) return `file ${path} is not there`;
  const { templates, hcl } = module.environment;
  if (!templates.has(file)) templates.set(file, hcl.readTemplate(file));
  return templates.get(file) ?? `file ${path} is no template that can be read`;
}

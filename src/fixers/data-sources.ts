import type { Template } from "../model/index.js";
import type { SourceFile, TextEdit } from "../source/index.js";
import { insertAt, newlineOf } from "./lines.js";

/** Data sources that tell what CloudFormation's pseudo parameters tell, with the attributes that do, the usual one first. */
export const dataSources = {
  // `name` is deprecated from version 6 of the provider on, `region` unknown before it.
  region: { type: "aws_region", attributes: ["name", "region", "id"] },
  partition: { type: "aws_partition", attributes: ["partition"] },
  account: { type: "aws_caller_identity", attributes: ["account_id"] },
  suffix: { type: "aws_partition", attributes: ["dns_suffix"] },
} as const;

/** The label of a module's data source; one with a body may be one of several, or of another provider. */
export function currentSource(type: string, texts: readonly string[]): string | undefined {
  const declaration = new RegExp(`^data\\s+"?${type}"?\\s+"?([\\w-]+)"?\\s*\\{\\s*\\}`, "m");
  return texts.map((text) => declaration.exec(text)?.[1]).find((found) => found !== undefined);
}

/** Whether a module has the data source by its usual label, whatever it says. */
export function hasCurrent(type: string, texts: readonly string[]): boolean {
  return texts.some((text) => new RegExp(`^[ \\t]*data\\s+"?${type}"?\\s+"?current"?\\s*\\{`, "m").test(text));
}

/** The texts of the module that a file belongs to. */
export function moduleTexts({ template, file }: { readonly template: Template; readonly file: SourceFile }): string[] {
  return moduleFiles(template, file).map(({ text }) => text);
}

function moduleFiles({ files }: Template, file: SourceFile): readonly SourceFile[] {
  const own = files.filter(({ path }) => folderOf(path) === folderOf(file.path));
  return own.length === 0 ? [file] : own;
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/**
 * Declares the data sources that edits refer to and that their modules do not have, once each: in the file that has data
 * sources by custom or in fact, else in the one that is edited.
 */
export function declareSources(edits: readonly TextEdit[], template: Template): readonly TextEdit[] {
  const declared = new Map<string, TextEdit>();
  for (const { location, text } of edits) {
    for (const [, type = ""] of text.matchAll(/\bdata\.(aws_(?:region|partition|caller_identity))\.current\b/g)) {
      const home = homeOf(moduleFiles(template, location.file), location.file);
      const key = `${folderOf(home.path)}#${type}`;
      const isThere = hasCurrent(type, moduleTexts({ template, file: location.file }));
      if (!isThere && !declared.has(key)) declared.set(key, declaration(type, home));
    }
  }
  return [...declared.values()];
}

function homeOf(files: readonly SourceFile[], edited: SourceFile): SourceFile {
  const written = files.filter(({ path }) => /\.(?:tf|tofu)$/.test(path));
  const custom = written.find(
    ({ path, text }) => /(?:^|\/)data(?:[_-]?sources?)?\.tf$/.test(path) && text.trim() !== "",
  );
  const withSources = written.find(({ text }) => /^data\s+"?aws_(?:region|partition|caller_identity)\b/m.test(text));
  return withSources ?? custom ?? edited;
}

/** Behind the last data source of the kind, else at the end of the file. */
function declaration(type: string, file: SourceFile): TextEdit {
  const newline = newlineOf(file);
  const known = [
    ...file.text.matchAll(/^data\s+"?aws_(?:region|partition|caller_identity)"?\s+"?[\w-]+"?\s*\{\s*\}/gm),
  ];
  const last = known.at(-1);
  const at = last ? last.index + last[0].length : file.text.trimEnd().length;
  return insertAt(file, at, `${newline}${newline}data "${type}" "current" {}`);
}

/** Whether an edit does nothing but declare a data source. */
export function isDeclaration({ location, text }: TextEdit): boolean {
  return location.start === location.end && /^\s*data "aws_\w+" "current" \{\}$/.test(text);
}

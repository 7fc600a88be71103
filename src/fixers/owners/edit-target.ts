import type { Template } from "../../model/index.js";
import type { IamEdit } from "../../rule-kit/index.js";
import { oncePer, type SourceFile } from "../../source/index.js";

/**
 * The template whose text an edit changes. It can be another template than the judged one: a policy document can be in
 * another template.
 */
export function templateOf(edit: IamEdit, judged: Template, others: readonly Template[]): Template {
  if ("template" in edit) return edit.template;
  const { path } = fileOf(edit);
  return pathsOf(judged).has(path) ? judged : (templatesByPath(others).get(path) ?? judged);
}

const pathsOf = oncePer(({ files }: Template): ReadonlySet<string> => new Set(files.map(({ path }) => path)));

/** Of several templates that have a file, the first one. */
const templatesByPath = oncePer(
  (templates: readonly Template[]): ReadonlyMap<string, Template> =>
    new Map(templates.toReversed().flatMap((template) => template.files.map(({ path }) => [path, template] as const))),
);

function fileOf(edit: Exclude<IamEdit, { readonly template: Template }>): SourceFile {
  switch (edit.kind) {
    case "allow-assume":
    case "append-statements":
      return edit.document.location.file;
    case "add-condition":
    case "remove-conditions":
    case "replace-actions":
    case "replace-resources":
    case "split-actions":
      return edit.statement.location.file;
    case "set-property":
      return edit.mapping.location.file;
    case "append-item":
    case "remove":
      return edit.holder.location.file;
    case "rename-key":
      return edit.key.location.file;
    case "replace-text":
    case "rewrite-text":
      return edit.node.location.file;
  }
}

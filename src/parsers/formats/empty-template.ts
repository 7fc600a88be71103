import type { Template, TemplateFormat } from "../../model/index.js";
import type { SourceFile, SyntaxProblem } from "../../source/index.js";

/** A template of which nothing could be read. */
export function emptyTemplate(
  path: string,
  format: TemplateFormat,
  files: readonly SourceFile[],
  problems: readonly SyntaxProblem[] = [],
): Template {
  return {
    kind: "Template",
    format,
    path,
    files,
    isEditable: true,
    resources: new Map(),
    principals: [],
    managedPolicies: [],
    attachments: [],
    dmsResources: [],
    documents: [],
    existingRoles: [],
    nestedStacks: [],
    problems,
    comments: [],
  };
}

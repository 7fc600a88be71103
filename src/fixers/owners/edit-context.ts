import type { Project, Template } from "../../model/index.js";

/** The context of edits: the linted project, and the template and address of the finding. */
export interface EditContext {
  readonly template: Template;
  readonly project: Project;
  readonly address: string;
}

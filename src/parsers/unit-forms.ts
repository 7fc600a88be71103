import type { TemplateFormat } from "../model/index.js";

/** How units of a format are found, and how they take part in a run. */
export interface UnitForm {
  /** A folder whose files are read together; otherwise one file. */
  readonly isFolder: boolean;
  /** It can name other templates that are deployed with it. */
  readonly nestsTemplates: boolean;
  /** A program created it from a module. If the module is here, it is read and edited instead. */
  readonly isMadeFromModule: boolean;
  /** Modules read such files as part of themselves. */
  readonly isReadByModules: boolean;
}

const file: UnitForm = { isFolder: false, nestsTemplates: false, isMadeFromModule: false, isReadByModules: false };

export const unitForms: Readonly<Record<TemplateFormat, UnitForm>> = {
  cloudformation: { ...file, nestsTemplates: true },
  terraform: { ...file, isFolder: true },
  plan: { ...file, isMadeFromModule: true },
  policy: { ...file, isReadByModules: true },
};

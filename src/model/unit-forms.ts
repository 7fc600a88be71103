import type { Layout } from "../tree/index.js";
import type { TemplateFormat } from "./dialect.js";

/** How the files of a format are found and named, and how its units take part in a run. */
export interface UnitForm<Format extends TemplateFormat = TemplateFormat> {
  readonly format: Format;
  /** What messages call a file of it. */
  readonly file: string;
  /** What the help calls its files. */
  readonly files: string;
  /** Endings of the names of its files. */
  readonly endings: readonly string[];
  /**
   * All files of a folder with these endings are one unit. `undefined`: each file is a unit, and its content shows
   * that it is one. A unit is known by its path: a folder can hold only one unit of such a format.
   */
  readonly folder: FolderForm | undefined;
  /** A CloudFormation stack: it is opened with the others of the run, and the templates that it nests are found. */
  readonly isStack: boolean;
  /** The format of the module that a program created it from. If the module is here, it is read and edited instead. */
  readonly madeFrom: TemplateFormat | undefined;
  /** Modules read such files as part of themselves. */
  readonly isReadByModules: boolean;
}

/** What lies in a folder whose files are one unit. */
export interface FolderForm {
  /** The syntax of its files; a file that ends with `.json` is JSON. */
  readonly syntax: Layout["syntax"];
  /** Endings of files that only have values for it. */
  readonly valueEndings: readonly string[];
  /** Names of the files of values that are read without being asked for. */
  readonly ownValues: RegExp;
  /** Why a file of values is not linted by itself. */
  readonly valuesNote: string;
  /** Endings of texts that its expressions read. */
  readonly textEndings: readonly string[];
  /** Folders in it that its programs fill. */
  readonly madeFolders: readonly string[];
}

const file = { folder: undefined, isStack: false, madeFrom: undefined, isReadByModules: false } as const;

const rows = {
  cloudformation: {
    ...file,
    format: "cloudformation",
    file: "CloudFormation template",
    files: "CloudFormation",
    endings: [".json", ".yaml", ".yml", ".template", ".cfn"],
    isStack: true,
  },
  terraform: {
    ...file,
    format: "terraform",
    file: "Terraform file",
    files: "Terraform",
    endings: [".tf", ".tofu", ".tf.json", ".tofu.json"],
    folder: {
      syntax: "hcl",
      valueEndings: [".tfvars", ".tfvars.json"],
      ownValues: /(^terraform|\.auto)\.tfvars(\.json)?$/,
      valuesNote: "it only has values. Lint its module, with --var-file if Terraform would need it",
      textEndings: [".tftpl", ".tpl"],
      madeFolders: [".terraform"],
    },
  },
  plan: {
    ...file,
    format: "plan",
    file: "Terraform plan",
    files: "Terraform plans",
    endings: [".json"],
    madeFrom: "terraform",
  },
  policy: {
    ...file,
    format: "policy",
    file: "IAM policy",
    files: "IAM policies",
    endings: [".json", ".yaml", ".yml"],
    isReadByModules: true,
  },
} as const satisfies { readonly [Format in TemplateFormat]: UnitForm<Format> };

/** The one table of formats that all folders read. A new format does not compile without its row. */
export const unitForms: Readonly<Record<TemplateFormat, UnitForm>> = rows;

/** The formats that the content of a file shows, not its name. */
export type FormatByContent = {
  [Format in TemplateFormat]: (typeof rows)[Format]["folder"] extends undefined ? Format : never;
}[TemplateFormat];

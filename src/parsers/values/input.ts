/** How a parser reads files. It is synchronous, and the implementation limits it to the root. */
export interface FileReader {
  /** The text of a file. `undefined`: it does not exist or is outside the root. */
  read(path: string): string | undefined;
  /** Whether a file is there, which is not read. Without this function, it is read. */
  isFile?(path: string): boolean | undefined;
  /** Why a file that exists cannot be read. */
  unreadReason?(path: string): string | undefined;
  /** The paths of the files directly in a folder. Empty if the folder does not exist. */
  list(folder: string): readonly string[];
}

/** Values that come from the settings and the command line, not from the text. */
export interface Values {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly region?: string;
  readonly account?: string;
  readonly partition?: string;
}

/** The input of one call of a parser. */
export interface ParseInput {
  /** The path of the template or policy file, or of the folder of the Terraform module. */
  readonly path: string;
  readonly reader: FileReader;
  readonly values: Values;
}

/** How a parser reads files: synchronous, limited to the root by the implementation. */
export interface FileReader {
  /** The text of a file; `undefined` if it does not exist or is outside the root. */
  read(path: string): string | undefined;
  /** Paths of the files directly in a folder; empty if the folder does not exist. */
  list(folder: string): readonly string[];
}

/** Values that the text does not give, from the settings and the command line. */
export interface Values {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly region?: string;
  readonly account?: string;
  readonly partition?: string;
}

/** What one call of a parser reads. */
export interface ParseInput {
  /** Path of the template or policy file, or of the Terraform module's folder. */
  readonly path: string;
  readonly reader: FileReader;
  readonly values: Values;
}

/** How a parser reaches files: synchronous, confined to the root by whoever gives it. */
export interface FileReader {
  /** The text of a file; `undefined` where there is none, or it lies outside the root. */
  read(path: string): string | undefined;
  /** Paths of the files directly in a folder; empty where there is none. */
  list(folder: string): readonly string[];
}

/** Values for what a text leaves open, from the settings and the command line. */
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

/** An input that could hang the linter or eat the machine, and what the linter may cost on it. */
export interface Bomb {
  readonly name: string;
  /** What stands in the folder that is linted, by path. Made when the bomb is run: some are large. */
  readonly files: () => Files;
  /** The command line. By default the folder is linted with every rule. */
  readonly args?: readonly string[];
  readonly stdin?: () => string;
  /** Exit statuses that are right; by default a lint that ended, with or without errors. */
  readonly statuses?: readonly number[];
  /** Other bounds than those that follow from the size of the input. */
  readonly bounds?: Partial<Bounds> & { readonly because: string };
}

export type Files = Readonly<Record<string, string | SpecialFile>>;

/** What is no file with a text: a link, a pipe, a folder, a socket, or a text that is too large for one string. */
export type SpecialFile =
  | { readonly kind: "link"; readonly to: string }
  | { readonly kind: "pipe" | "folder" | "socket" }
  | { readonly kind: "repeated"; readonly text: string; readonly megabytes: number };

export interface Bounds {
  readonly seconds: number;
  readonly megabytes: number;
}

export const everyRule: readonly string[] = ["--preset", "all"];

/** Inputs up to this size are small: the costs of the start are more than theirs. */
const smallBytes = 100_000;

/** What a small input may take. */
export const usualMegabytes = 600;

/**
 * A lint may cost a fixed part, and a part that grows with the input. What hangs costs a multiple of this. A slow or busy
 * machine does not: it takes up to twice the time of a quiet one, where no bomb needs much more than half of its bounds.
 * The parser of YAML needs most of the memory.
 */
export function boundsOf({ bounds }: Bomb, bytes: number): Bounds {
  const megabytes = bytes < smallBytes ? 0 : bytes / 1e6;
  return { seconds: 8 + 4 * megabytes, megabytes: usualMegabytes + 200 * megabytes, ...bounds };
}

/** What dmslint, Node or V8 print where something broke that should not. */
const marks: readonly RegExp[] = [
  /(?:This is a bug in dmslint|dmslint failed on).*\n?.*/,
  /FATAL ERROR:.*/,
  /(?:Range|Type|Reference|Internal)Error:? .*/,
  /^ {4}at .*:\d+:\d+\)?$/m,
];

/** Enough of what came before to find a mark that two chunks share. */
const overlap = 1000;

const shownLength = 200;

export interface CrashWatch {
  readonly look: (chunk: Buffer) => void;
  /** The first line that tells of a crash. */
  readonly crash: () => string | undefined;
}

/** Looks for signs of a crash in an output that may be too large to keep. */
export function crashWatch(): CrashWatch {
  let before = "";
  let found: string | undefined;
  return {
    look: (chunk) => {
      if (found !== undefined) return;
      const text = before + chunk.toString("latin1");
      found = marks.map((mark) => mark.exec(text)?.[0]).find((match) => match !== undefined);
      before = text.slice(-overlap);
    },
    crash: () => found?.replace(/\s+/g, " ").trim().slice(0, shownLength),
  };
}

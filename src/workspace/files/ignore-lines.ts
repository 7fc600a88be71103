import ignore, { type Ignore } from "ignore";

/** What the lines of an ignore file say about a path in its folder. */
export type IgnoreLines = Pick<Ignore, "test">;

/**
 * Most lines name a file or folder, or an ending: `node_modules/`, `*.log`. They are tried only on paths that hold one of these
 * words, because a repository may have thousands of folders for hundreds of such lines.
 */
export function ignoreLines(text: string): IgnoreLines {
  const all = ignore().add(text);
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith("#") && line.trim() !== "");
  const words = new Set(lines.flatMap((line) => wordOf(line) ?? []));
  const others = ignore().add(lines.filter((line) => wordOf(line) === undefined));
  return { test: (path) => (wordsIn(path).some((word) => words.has(word)) ? all : others).test(path) };
}

/** A name or an ending that a path must hold, so that the line can say something about it. */
function wordOf(line: string): string | undefined {
  if (/[[\\]/.test(line)) return undefined;
  const segments = line.replace(/^!/, "").trimEnd().split("/");
  const name = segments.findLast((segment) => segment !== "" && !/[*?]/.test(segment));
  const [, ending] = /^\*[^*?]*(\.[^*?.]+)$/.exec(segments.findLast((segment) => segment !== "") ?? "") ?? [];
  return (name ?? ending)?.toUpperCase();
}

/** The pattern's letters may be small or large. In upper case, all letters are equal that are so for a regular expression. */
function wordsIn(path: string): readonly string[] {
  return path.split("/").flatMap((segment) => {
    const [word, dot] = [segment.toUpperCase(), segment.toUpperCase().lastIndexOf(".")];
    return dot < 0 ? [word] : [word, word.slice(dot)];
  });
}

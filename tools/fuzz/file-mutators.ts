import { dirname, join } from "node:path";
import { pick, type Random } from "../random.js";

/** The texts of a module or of a folder's templates by path; `null`: taken away. */
export type Texts = Readonly<Record<string, string | null>>;

/** Changes which files there are, and what stands in which. */
export type FileMutator = (texts: Texts, random: Random) => Texts;

export const fileMutators: Readonly<Record<string, FileMutator>> = {
  "take a file away": (texts, random) => {
    const [path] = pickFile(texts, random);
    return Object.keys(texts).length > 1 ? { ...texts, [path]: null } : texts;
  },
  "empty a file": (texts, random) => ({ ...texts, [pickFile(texts, random)[0]]: pick(["", "\n", "#", " "], random) }),
  "copy a file": (texts, random) => {
    const [path, text] = pickFile(texts, random);
    const name = pick(["copy.tf", "main_override.tf", "override.tf", "copy.tofu", "copy.tf.json"], random);
    return { ...texts, [join(dirname(path), name)]: text };
  },
  "swap files": (texts, random) => {
    const [[one, first], [other, second]] = [pickFile(texts, random), pickFile(texts, random)];
    return { ...texts, [one]: second, [other]: first };
  },
  "join files": (texts, random) => {
    const [[path, text], [, other]] = [pickFile(texts, random), pickFile(texts, random)];
    return { ...texts, [path]: `${text}\n${other}` };
  },
  "move lines to another file": (texts, random) => {
    const [[from, text], [to]] = [pickFile(texts, random), pickFile(texts, random)];
    const lines = text.split("\n");
    const [start, count] = [random(lines.length), 1 + random(lines.length)];
    const without = { ...texts, [from]: lines.toSpliced(start, count).join("\n") };
    return { ...without, [to]: `${without[to] ?? ""}\n${lines.slice(start, start + count).join("\n")}\n` };
  },
};

function pickFile(texts: Texts, random: Random): readonly [string, string] {
  const there = Object.entries(texts).filter((one): one is [string, string] => one[1] !== null);
  return pick(there, random);
}

import {
  chmodSync,
  chownSync,
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { decode, encode, type Encoding } from "../../src/workspace/files/encoding.js";
import { ordered, unordered } from "../cli/templates.js";
import { isRoot } from "./run-as.js";

/** How a file is stored. A fix must change none of this. */
interface Form {
  readonly encoding: Encoding;
  readonly lineEnd: "\n" | "\r\n";
  readonly mode: number;
  readonly owner: number;
  readonly isLink: boolean;
}

const plain: Form = { encoding: "utf-8", lineEnd: "\n", mode: 0o644, owner: process.getuid?.() ?? 0, isLink: false };

const forms: readonly [Form, ...Form[]] = [
  plain,
  { ...plain, lineEnd: "\r\n", mode: 0o600 },
  { ...plain, encoding: "utf-8-bom" },
  { ...plain, encoding: "utf-16le", mode: 0o664 },
  { ...plain, isLink: true },
  { ...plain, mode: 0o755, owner: isRoot ? 1234 : plain.owner },
];

/** Templates with one fix each, in a folder. Somebody else edits them while they are fixed. */
export interface TemplateFiles {
  /** Writes all files as they are before the fix. */
  readonly reset: () => void;
  /** Adds a line to a file, as a careful program does without a lock: if the file was replaced meanwhile, again. */
  readonly edit: (index: number) => void;
  /** What is wrong with the files. */
  readonly flaws: () => readonly string[];
  readonly isFixed: () => boolean;
  /** Hidden files that are no templates. */
  readonly leftovers: () => readonly string[];
}

export function templateFiles(folder: string, count: number): TemplateFiles {
  const formOf = (index: number): Form => forms[index % forms.length] ?? plain;
  const pathOf = (index: number): string => join(folder, `f${String(index)}.yaml`);
  const targetOf = (index: number): string => join(folder, "targets", `f${String(index)}`);
  const fileOf = (index: number): string => (formOf(index).isLink ? targetOf(index) : pathOf(index));
  const all = Array.from({ length: count }, (_, index) => index);
  const edits = new Map<number, string[]>();
  let edited = 0;
  const textOf = (index: number): string => decode(readFileSync(fileOf(index))).text;
  const withoutEdits = (index: number): string => textOf(index).replace(/# edit \d+\r?\n/g, "");

  const stored = (index: number, text: string): string => text.replaceAll("\n", formOf(index).lineEnd);
  mkdirSync(join(folder, "targets"), { recursive: true });
  for (const index of all.filter((one) => formOf(one).isLink)) symlinkSync(`targets/f${String(index)}`, pathOf(index));

  const flawsOf = (index: number): readonly string[] => {
    const { encoding, isLink, mode, owner } = formOf(index);
    const text = textOf(index);
    const stat = statSync(fileOf(index));
    const isWhole = [unordered, ordered].some((one) => stored(index, one) === withoutEdits(index));
    const lost = (edits.get(index) ?? []).filter((edit) => !text.includes(edit));
    return [
      ...(isWhole ? [] : [`it is neither old nor new:\n${text}`]),
      ...(lost.length === 0 ? [] : [`an edit is lost: ${lost.join()}`]),
      ...(decode(readFileSync(fileOf(index))).encoding === encoding ? [] : ["its encoding changed"]),
      ...((stat.mode & 0o7777) === mode && stat.uid === owner ? [] : ["its mode or owner changed"]),
      ...(lstatSync(pathOf(index)).isSymbolicLink() === isLink ? [] : ["it is a link no longer"]),
      ...(isLink && readlinkSync(pathOf(index)) !== `targets/f${String(index)}` ? ["it leads elsewhere"] : []),
    ];
  };

  return {
    reset: () => {
      edits.clear();
      for (const index of all) {
        const { encoding, mode, owner } = formOf(index);
        writeFileSync(fileOf(index), encode(stored(index, unordered), encoding));
        chownSync(fileOf(index), owner, owner === plain.owner ? (process.getgid?.() ?? 0) : owner);
        chmodSync(fileOf(index), mode);
      }
    },
    edit: (index) => {
      const edit = `# edit ${String(++edited)}\n`;
      edits.set(index, [...(edits.get(index) ?? []), edit]);
      const { encoding } = formOf(index);
      const bytes = encode(edit, encoding === "utf-8-bom" ? "utf-8" : encoding);
      for (let isIn = false; !isIn;) {
        const file = openSync(fileOf(index), "a");
        writeSync(file, encoding === "utf-16le" ? bytes.subarray(2) : bytes);
        isIn = fstatSync(file).ino === statSync(fileOf(index)).ino;
        closeSync(file);
      }
    },
    flaws: () => all.flatMap((index) => flawsOf(index).map((flaw) => `f${String(index)}.yaml: ${flaw}`)),
    isFixed: () => all.every((index) => withoutEdits(index) === stored(index, ordered)),
    leftovers: () =>
      [folder, join(folder, "targets")].flatMap((one) => readdirSync(one).filter((name) => name.startsWith("."))),
  };
}

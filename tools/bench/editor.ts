import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { budgetCells, budgetHead, type Budget } from "./budget.js";
import { openEditor, type KeyTimes, type TypingCase } from "./keystroke.js";
import { medianOf } from "./median.js";
import { moduleFiles } from "./module-files.js";
import { numberText } from "./text-table.js";
import { textOfLines } from "./unit-text.js";
import { writeFile } from "./write-file.js";

/** These keys are not counted: after them, the code has been compiled. */
const warmUp = 300;

/** Milliseconds between the findings and the next key. After such a rest, the server judges a key at once. */
const rest = 150;

/** How much is typed: keys after a rest, which are timed, and edits one after the other, which show whether memory grows. */
export interface Typing {
  readonly keys: number;
  readonly edits: number;
}

interface EditorCase extends TypingCase {
  /** Of the 95th percentile. */
  readonly time?: Budget;
}

const cases: readonly EditorCase[] = [
  {
    name: "stack.yaml, 500 lines",
    files: { "stack.yaml": textOfLines("yaml", 500) },
    file: "stack.yaml",
    after: "data-",
    time: { unit: "ms", budget: 15, stretch: 10 },
  },
  {
    name: "main.tf, 500 lines",
    files: { "main.tf": textOfLines("terraform", 500) },
    file: "main.tf",
    after: "data-",
    time: { unit: "ms", budget: 30, stretch: 15 },
  },
  {
    name: "a module of ten files",
    files: moduleFiles(0),
    file: "locals.tf",
    after: "sales-",
    time: { unit: "ms", budget: 50, stretch: 25 },
  },
];

/** Most projects have a config, and the server reads it at each key. */
const config = `root: true
extends: recommended
rules:
  caller-permissions: [error, { everyPolicy: true }]
settings:
  regions: [eu-west-1]
`;

export const editorHead = [
  "key to findings",
  "median ms",
  "p95 ms",
  "CPU median",
  "CPU p95",
  "MB at first",
  "MB at last",
  ...budgetHead,
] as const;

/**
 * Measures the time from a key to the findings on the screen, with each of the programs: a row for each case and program.
 * Beside it stands the time of the processor of the thread that judges, which other programs on the machine change less.
 * The keys are pressed in all programs in turn, so that they share what else the machine does.
 */
export async function editorRows(
  bins: readonly string[],
  folder: string,
  amount: Typing,
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const [index, typing] of cases.entries()) {
    const own = join(folder, `editor-${String(index)}`);
    for (const [file, text] of Object.entries(typing.files)) writeFile(join(own, file), text);
    writeFile(join(own, "dmslint.config.yaml"), config);
    const typed = await type(bins, own, typing, amount);
    for (const [at, bin] of bins.entries()) {
      const name = bins.length > 1 ? `${typing.name}: ${bin}` : typing.name;
      rows.push(rowOf({ ...typing, name }, typed[at] ?? { keys: [], memories: [] }));
    }
  }
  return rows;
}

/** The times of each key, and the memory of the server after each key and edit. */
interface Typed {
  readonly keys: readonly KeyTimes[];
  readonly memories: readonly number[];
}

async function type(
  bins: readonly string[],
  folder: string,
  typing: TypingCase,
  amount: Typing,
): Promise<readonly Typed[]> {
  const editors = await Promise.all(bins.map((bin) => openEditor(bin, folder, typing)));
  const typed = editors.map((editor) => ({ editor, keys: [] as KeyTimes[], memories: [] as number[] }));
  for (let key = 0; key < warmUp + amount.keys + amount.edits; key++) {
    const isTimed = key >= warmUp && key < warmUp + amount.keys;
    for (const { editor, keys, memories } of typed) {
      if (isTimed) await sleep(rest);
      const times = await editor.press();
      if (isTimed) keys.push(times);
      if (key >= warmUp) memories.push(editor.memory() ?? Number.NaN);
    }
  }
  await Promise.all(editors.map((editor) => editor.quit()));
  return typed;
}

function rowOf({ name, time }: EditorCase, { keys, memories }: Typed): readonly string[] {
  const walls = keys.map(({ wall }) => wall);
  const own = keys.map(({ judging }) => judging);
  const quarter = Math.ceil(memories.length / 4);
  const [first, last] = [meanOf(memories.slice(0, quarter)), meanOf(memories.slice(-quarter))];
  const times = [medianOf(walls), p95Of(walls), medianOf(own), p95Of(own)].map((number) => numberText(number, 1));
  return [name, ...times, numberText(first), numberText(last), ...budgetCells(p95Of(walls), time)];
}

function p95Of(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** Of a quarter of the keys: the memory goes up and down. */
function meanOf(memories: readonly number[]): number {
  return memories.reduce((sum, one) => sum + one, 0) / memories.length;
}

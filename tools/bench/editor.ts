import { join } from "node:path";
import { pause } from "../../src/lsp/pause.js";
import { budgetCells, budgetHead, type Budget } from "./budget.js";
import { openEditor, type TypingCase } from "./keystroke.js";
import { medianOf } from "./median.js";
import { moduleFiles } from "./module-files.js";
import { numberText } from "./text-table.js";
import { textOfLines } from "./unit-text.js";
import { writeFile } from "./write-file.js";

/** These keys are not counted: after them, the code has been compiled. */
const warmUp = 30;

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
  { name: "a module of ten files", files: moduleFiles(0), file: "locals.tf", after: "sales-" },
];

export const editorHead = [
  "key to findings",
  "median ms",
  "p95 ms",
  "MB at first",
  "MB at last",
  ...budgetHead,
] as const;

/**
 * Measures the time from a key to the findings on the screen, with each of the programs: a row for each case and program.
 * The pause in which the server waits for the next key is not counted. The keys are pressed in all programs in turn, so
 * that they share what else the machine does.
 */
export async function editorRows(
  bins: readonly string[],
  folder: string,
  keys: number,
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const [index, typing] of cases.entries()) {
    const own = join(folder, `editor-${String(index)}`);
    for (const [file, text] of Object.entries(typing.files)) writeFile(join(own, file), text);
    const typed = await type(bins, own, typing, keys);
    for (const [at, bin] of bins.entries()) {
      const name = bins.length > 1 ? `${typing.name}: ${bin}` : typing.name;
      rows.push(rowOf({ ...typing, name }, typed[at] ?? { times: [], memories: [] }));
    }
  }
  return rows;
}

/** The milliseconds of each key, and the memory of the server after it. */
interface Typed {
  readonly times: readonly number[];
  readonly memories: readonly number[];
}

async function type(
  bins: readonly string[],
  folder: string,
  typing: TypingCase,
  keys: number,
): Promise<readonly Typed[]> {
  const editors = await Promise.all(bins.map((bin) => openEditor(bin, folder, typing)));
  const typed = editors.map((editor) => ({ editor, times: [] as number[], memories: [] as number[] }));
  for (let key = 0; key < warmUp + keys; key++) {
    for (const { editor, memories, times } of typed) {
      const time = await editor.press();
      if (key < warmUp) continue;
      times.push(time - pause);
      memories.push(editor.memory() ?? Number.NaN);
    }
  }
  await Promise.all(editors.map((editor) => editor.quit()));
  return typed;
}

function rowOf({ name, time }: EditorCase, { memories, times }: Typed): readonly string[] {
  const sorted = [...times].sort((one, other) => one - other);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
  const quarter = Math.ceil(memories.length / 4);
  const [first, last] = [meanOf(memories.slice(0, quarter)), meanOf(memories.slice(-quarter))];
  const numbers = [numberText(medianOf(times), 1), numberText(p95, 1), numberText(first), numberText(last)];
  return [name, ...numbers, ...budgetCells(p95, time)];
}

/** Of a quarter of the keys: the memory goes up and down. */
function meanOf(memories: readonly number[]): number {
  return memories.reduce((sum, one) => sum + one, 0) / memories.length;
}

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pause } from "../../src/lsp/pause.js";
import { textOfLines } from "./generate.js";
import { openEditor, type TypingCase } from "./keystroke.js";
import { moduleFiles } from "./module-files.js";

/** These keys are not counted: after them, the code has been compiled. */
const warmUp = 30;

const cases: readonly TypingCase[] = [
  {
    name: "stack.yaml, 500 lines",
    files: { "stack.yaml": textOfLines("yaml", 500) },
    file: "stack.yaml",
    after: "data-",
  },
  { name: "main.tf, 500 lines", files: { "main.tf": textOfLines("terraform", 500) }, file: "main.tf", after: "data-" },
  { name: "a module of ten files", files: moduleFiles(0), file: "locals.tf", after: "sales-" },
];

/**
 * Measures the time from a key to the findings on the screen, with each of the programs. The pause in which the server
 * waits for the next key is not counted. The keys are pressed in all programs in turn, so that they share what else the
 * machine does.
 */
export async function measureEditor(bins: readonly string[], folder: string, keys: number): Promise<void> {
  for (const [index, typing] of cases.entries()) {
    const own = join(folder, `editor-${String(index)}`);
    for (const [file, text] of Object.entries(typing.files)) write(join(own, file), text);
    const editors = await Promise.all(bins.map((bin) => openEditor(bin, own, typing)));
    const times = bins.map((): number[] => []);
    const memories = bins.map((): number[] => []);
    for (let key = 0; key < warmUp + keys; key++) {
      for (const [at, editor] of editors.entries()) {
        const time = await editor.press();
        if (key < warmUp) continue;
        times[at]?.push(time - pause);
        memories[at]?.push(editor.memory() ?? Number.NaN);
      }
    }
    await Promise.all(editors.map((editor) => editor.quit()));
    for (const [at, bin] of bins.entries()) {
      const notes = [...(bins.length > 1 ? [bin] : []), growthOf(memories[at] ?? [])];
      print(typing.name, times[at] ?? [], notes);
    }
  }
}

function print(name: string, times: readonly number[], notes: readonly string[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const percentile = (part: number): string => (sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN).toFixed(1);
  const what = `key to findings, ${name}`.padEnd(44);
  const of = [`median of ${String(times.length)}`, `p95 ${percentile(0.95)} ms`, ...notes].join(", ");
  console.log(`${what} ${percentile(0.5).padStart(7)} ms   (${of})`);
}

/** The memory in the first and in the last quarter of the keys: its mean, because it goes up and down. */
function growthOf(memory: readonly number[]): string {
  const quarter = Math.ceil(memory.length / 4);
  const [before, after] = [memory.slice(0, quarter), memory.slice(-quarter)].map(
    (part) => part.reduce((sum, one) => sum + one, 0) / part.length,
  );
  return `memory ${before?.toFixed(0) ?? ""} to ${after?.toFixed(0) ?? ""} MB`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

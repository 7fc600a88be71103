/**
 * Measures whole runs of the built program: `npm run bench`. docs/performance.md says what the tables hold.
 *
 * `--runs N`: rounds; the numbers are medians. `--files N`: another size of the corpora. `--only NAME`: one row, `editor`,
 * `warm` or `growth`. `--peers`: other linters on the same files. `--guard`: fails when something costs much more of the
 * processor than what is committed; with `--update`, commits to what it costs now.
 *
 * The editor is measured with `--keys` keys, and then its memory with `--edits` more. `--against BIN`, as often as wanted, measures the `bin/dmslint.js` of another
 * build with it: each key is pressed in all of them in turn.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { editorHead, editorRows } from "./bench/editor.js";
import { growthHead, growthRows } from "./bench/growth.js";
import { guard, updateGuard } from "./bench/guard.js";
import { measureWorks } from "./bench/measure-works.js";
import { textTable } from "./bench/text-table.js";
import { measureWarm } from "./bench/warm.js";
import { fullSize } from "./bench/works.js";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    files: { type: "string", default: String(fullSize.files) },
    only: { type: "string" },
    peers: { type: "boolean", default: false },
    keys: { type: "string", default: "300" },
    edits: { type: "string", default: "1000" },
    against: { type: "string", multiple: true, default: [] },
    guard: { type: "boolean", default: false },
    update: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
const bin = fileURLToPath(new URL("../bin/dmslint.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dmslint-bench-"));
// Code that V8 made is kept there (bin/code-cache.js), whatever the user's own cache folder has, and wherever it is.
process.env.XDG_CACHE_HOME = join(folder, "user-cache");

try {
  if (!values.guard) await measure(values.only);
  else if (values.update) updateGuard(bin, folder);
  else if (!guard(bin, folder)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Growth takes long, so it is measured only when it is asked for. */
async function measure(only: string | undefined): Promise<void> {
  switch (only) {
    case "growth":
      return print(growthHead, growthRows(bin, folder, runs));
    case "editor":
      return printEditor();
    case "warm":
      return printWarm();
    case undefined:
      printWorks();
      await printWarm();
      return printEditor();
    default:
      return printWorks(only);
  }
}

function printWorks(only?: string): void {
  const size = { ...fullSize, files: Number(values.files) };
  const { head, notes, rows } = measureWorks(bin, folder, { size, runs, only, withPeers: values.peers });
  print(head, rows);
  if (notes.length > 0) console.log(`${notes.join("\n")}\n`);
}

async function printEditor(): Promise<void> {
  const amount = { keys: Number(values.keys), edits: Number(values.edits) };
  print(editorHead, await editorRows([bin, ...values.against], folder, amount));
}

async function printWarm(): Promise<void> {
  const warm = await measureWarm(folder, 50);
  const mean = warm.reduce((sum, { time }) => sum + time, 0) / warm.length;
  const [worst] = warm;
  const head = ["one policy of 2 KB, warm, all rules", "mean ms", "worst ms", "of"];
  print(head, [["", mean.toFixed(2), worst?.time.toFixed(2) ?? "", String(warm.length)]]);
}

function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`${textTable(head, rows)}\n`);
}

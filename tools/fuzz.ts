/**
 * Lints mutants of the fixtures, and of folders that are named, and says where dmslint fails:
 * `npm run fuzz -- --minutes N [--seed S] [--workers N] [--out FOLDER] [FOLDER...]`. A mutant follows from the seed and
 * its number. What fails is made small and written to a folder. Exit status 1: something fails.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { hunt } from "./fuzz/hunt.js";
import { printHunt } from "./fuzz/print.js";
import { saveFinds } from "./fuzz/save.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
    out: { type: "string" },
  },
});

const [seed, minutes, workers] = [values.seed, values.minutes, values.workers].map(Number);
if (!seed || !minutes || !workers) throw new Error("--seed, --minutes and --workers are numbers above 0");
const fixtures = fileURLToPath(new URL("../test/fixtures", import.meta.url));
const found = await hunt({
  folders: [fixtures, ...positionals.map((folder) => resolve(folder))],
  seed,
  milliseconds: minutes * 60_000,
  workers,
});
const out = resolve(values.out ?? mkdtempSync(join(tmpdir(), "dmslint-fuzz-")));
saveFinds(found.finds, seed, out);
printHunt(found, seed, out);
process.exitCode = found.finds.length > 0 ? 1 : 0;

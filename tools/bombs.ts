/**
 * Lints small and generated inputs that could hang the linter or eat the machine: `npm run bombs -- [--only NAME]…
 * [--list] [--keep FOLDER] [--jobs N]`. Each has bounds of time and memory. Most share a process, the others run in one of
 * their own; what fails is tried again, alone. `--only` takes a name or a part of one; `--keep` leaves the files of the one
 * bomb that it names in a folder. Exit status 1: a bound was broken, or the linter crashed.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Bomb } from "./bombs/bomb.js";
import { printHeader, printRow } from "./bombs/print.js";
import { runBomb, type Explosion } from "./bombs/run-bomb.js";
import { sharedProcess } from "./bombs/shared-process.js";
import { bombs } from "./bombs/table.js";

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    list: { type: "boolean", default: false },
    keep: { type: "string" },
    jobs: { type: "string", default: "2" },
  },
});

const bin = fileURLToPath(new URL("../bin/dmslint.js", import.meta.url));
const script = fileURLToPath(new URL("../dist/cli.cjs", import.meta.url));
const named = bombs.filter(({ name }) => values.only.includes(name));
const chosen =
  values.only.length === 0 ? bombs : named.length > 0 ? named : bombs.filter((bomb) => isChosen(bomb.name));

if (values.list) for (const { name } of chosen) console.log(name);
else if (chosen.length === 0) refuse("No bomb has this name. --list shows all.");
else if (!existsSync("/proc/self/status")) refuse("The memory of a process is read from /proc, which only Linux has.");
else if (!existsSync(script)) refuse("Build first: npm run build");
else if (values.keep !== undefined && chosen.length > 1) refuse("--keep needs --only with one name.");
else await runAll();

async function runAll(): Promise<void> {
  const keep = values.keep === undefined ? undefined : resolve(values.keep);
  const failed: (readonly [Bomb, Explosion])[] = [];
  printHeader();
  const waiting = [...chosen];
  const runNext = async (): Promise<void> => {
    const shared = sharedProcess(script);
    for (let bomb = waiting.shift(); bomb !== undefined; bomb = waiting.shift()) {
      const first = await runBomb(bomb, [bin], keep === undefined ? { shared } : { keep });
      // Other bombs and programs take caches and memory from a bomb. What hangs or crashes does so alone, too.
      const explosion = first.problem === undefined ? first : await runBomb(bomb, [bin], { keep });
      printRow(bomb, explosion);
      if (explosion.problem !== undefined) failed.push([bomb, explosion]);
    }
    shared.end();
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, runNext));
  console.log(`\n${String(chosen.length)} bombs, ${String(failed.length)} failed`);
  // A reader of a long log begins at its end.
  for (const [bomb, explosion] of failed) printRow(bomb, explosion);
  if (failed.length > 0) process.exitCode = 1;
}

function isChosen(name: string): boolean {
  return values.only.some((part) => name.includes(part));
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

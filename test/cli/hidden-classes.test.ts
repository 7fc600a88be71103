import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writePolicies, writeModules, writeTemplates } from "../../tools/bench/generate.js";
import { workspace } from "../workspace/workspace.js";
import { program } from "./program.js";
import { run } from "./run-command.js";

// Objects that are made in the same way have one hidden class in V8, which knows where their properties are. If each unit
// brings classes of its own, a literal makes a class for every object (see src/source/extended.ts): such objects take
// three times the memory, and reading them is slow. No profile shows it, because it is everywhere.

interface Made {
  readonly classes: number;
  /** Objects that have a hash table instead of a class, as V8 does it where spreads add more than twelve properties. */
  readonly tables: number;
}

/** What V8 makes while dmslint lints. */
async function madeFor(folder: string): Promise<Made> {
  const log = join(workspace({}), "maps.log");
  const flags = ["--log-maps", "--no-logfile-per-isolate", `--logfile=${log}`];
  const env = { NODE_DISABLE_COMPILE_CACHE: "1" };
  const { status, stderr } = await run(folder, process.execPath, [...flags, program, "--no-config", "."], env);
  expect({ isDone: status === 0 || status === 1, stderr }).toEqual({ isDone: true, stderr: "" });
  const events = readFileSync(log, "latin1").split("\n");
  const count = (event: string): number => events.filter((line) => line.startsWith(`map,${event}`)).length;
  return { classes: count("Transition"), tables: count("Normalize") };
}

/** At most so many for each file more. Reports of findings make some. */
const few = 5;

it.each([
  ["templates", (folder: string, files: number): void => writeTemplates(folder, "yaml", files)],
  ["templates in JSON", (folder: string, files: number): void => writeTemplates(folder, "json", files)],
  ["modules", writeModules],
  ["policies", writePolicies],
])("makes no hidden classes and no hash tables for each of many %s", async (_, write) => {
  const [some, many] = [workspace({}), workspace({})];
  write(some, 20);
  write(many, 60);
  const [less, more] = [await madeFor(some), await madeFor(many)];
  expect((more.classes - less.classes) / 40).toBeLessThan(few);
  expect((more.tables - less.tables) / 40).toBeLessThan(0.5);
});

import { table } from "../coverage/table.js";
import { formats } from "./sources.js";
import type { Hunt } from "./hunt.js";

/** Prints how a hunt went, and where its finds are. */
export function printHunt({ counts, finds, milliseconds, slowest }: Hunt, seed: number, out: string): void {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const seconds = milliseconds / 1000;
  const rows = formats.map((format) => [format, String(counts.get(format) ?? 0)]);
  console.log(table(["format", "mutants"], [...rows, ["all", String(total)]]));
  console.log(`\n${(total / seconds).toFixed(0)} mutants a second for ${seconds.toFixed(0)} s, seed ${String(seed)}`);
  console.log(
    `slowest: ${slowest.milliseconds.toFixed(0)} ms, mutant ${String(slowest.index)}: ${slowest.steps.join(", ")}`,
  );
  if (finds.length === 0) return console.log("no failures");
  console.log("");
  const found = finds.map(({ count, failure, index }) => [failure.signature, String(count), String(index)]);
  console.log(table(["failure", "mutants", "first mutant"], found));
  console.log(`\nThe smallest case of each is in ${out}`);
}

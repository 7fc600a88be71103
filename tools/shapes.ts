import { judgeShape, type JudgedShape, type Tried } from "../test/dms/from-data/judge-shape.js";
import { writings } from "../test/dms/from-data/shape-units.js";
import { allShapes, type Shape } from "../test/dms/from-data/shapes.js";
import { table } from "./coverage/table.js";

/** Prints what dmslint reports for every kind of DMS resource and role: `npx tsx tools/shapes.ts`. */
async function main(): Promise<void> {
  const rows: string[][] = [];
  for (const shape of allShapes()) rows.push(await rowOf(shape));
  console.log(table(["shape", "needs", ...writings.map(({ name }) => name)], rows));
  console.log(
    "A cell: silent with exactly the documented permissions; of the needs taken out one by one, those found by name; of " +
      "the needs granted on another resource alone, those found by name; of the suggestions for what was taken out, those " +
      "that bring back exactly that.",
  );
}

async function rowOf(shape: Shape): Promise<string[]> {
  const cells: string[] = [];
  for (const writing of writings) cells.push(cellOf(await judgeShape(shape, writing)));
  return [shape.name, String(shape.needs.length), ...cells];
}

function cellOf(judged: JudgedShape | undefined): string {
  if (!judged) return "no such setting";
  const counts = [judged.removed, judged.elsewhere, judged.suggestions].map(countOf);
  return [judged.noise.length === 0 ? "silent" : "**noise**", ...counts].join(", ");
}

function countOf({ tried, wrong }: Tried): string {
  const right = tried - wrong.length;
  return tried === 0
    ? "–"
    : right === tried
      ? `${String(right)}/${String(tried)}`
      : `**${String(right)}/${String(tried)}**`;
}

await main();

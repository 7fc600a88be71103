import { budgetCells, budgetHead } from "./budget.js";
import { medianCost, type Cost } from "./cost.js";
import type { Rounds } from "./rounds.js";
import { numberText } from "./text-table.js";
import type { Work } from "./works.js";

export const workHead = ["work", "wall ms", "x Node", "CPU ms", "main ms", "peak MB", ...budgetHead] as const;

/** The rows of the table: the empty Node that the ratios are to, then a row for each work, and one for a memory budget. */
export function workRows({ baseline, programs }: Rounds<Work>): readonly (readonly string[])[] {
  const empty = medianCost(baseline);
  return [
    costCells("empty Node", empty, 1),
    ...[...programs].flatMap(([work, costs]) => rowsOf(work, medianCost(costs), empty)),
  ];
}

function rowsOf({ name, time, memory }: Work, cost: Cost, empty: Cost): readonly (readonly string[])[] {
  const ratio = cost.wall / empty.wall;
  const row = [...costCells(name, cost, ratio), ...budgetCells(ratio, time)];
  if (memory === undefined) return [row];
  const peak = numberText(cost.megabytes);
  return [row, ["  its peak memory", "", "", "", "", peak, ...budgetCells(cost.megabytes, memory)]];
}

function costCells(name: string, { cpu, main, megabytes, wall }: Cost, ratio: number): readonly string[] {
  return [
    name,
    numberText(wall),
    numberText(ratio, ratio < 10 ? 2 : 1),
    numberText(cpu),
    numberText(main),
    numberText(megabytes),
  ];
}

/** How much something may cost, and how little it should cost one day, in the same unit. */
export interface Budget {
  readonly unit: "x" | "MB" | "ms";
  readonly budget: number;
  readonly stretch?: number;
}

export const budgetHead = ["budget", "stretch", ""] as const;

/** The ratios are to an empty Node 20. An empty process of another version takes another time. */
const hasRatios = process.versions.node.startsWith("20.");

/** The cells of a budget: the two bounds, and which of them the value keeps. */
export function budgetCells(value: number, budget: Budget | undefined): readonly string[] {
  if (budget === undefined || (budget.unit === "x" && !hasRatios)) return [];
  const { unit, stretch } = budget;
  const bound = (number: number): string => `${String(number)} ${unit}`;
  return [bound(budget.budget), stretch === undefined ? "" : bound(stretch), keptBound(value, budget)];
}

function keptBound(value: number, { budget, stretch }: Budget): string {
  if (Number.isNaN(value)) return "not measured";
  if (value > budget) return "over";
  return stretch !== undefined && value <= stretch ? "stretch" : "kept";
}

/** A table as text: the first column to the left, the others, which hold numbers, to the right. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return lines
    .map((line) =>
      widths
        .map((width, column) => (column === 0 ? (line[0] ?? "").padEnd(width) : (line[column] ?? "").padStart(width)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** A number with so many places; what is not a number was not told. */
export function numberText(value: number, places = 0): string {
  return Number.isNaN(value) ? "-" : value.toFixed(places);
}

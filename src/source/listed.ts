/**
 * Writes a list: `a`, `a and b`, `a, b and c`. Items that contain commas are separated by semicolons: `a, b; c; and d`.
 */
export function listed(items: readonly string[], word: "and" | "or" = "and", comma: "," | ";" = ","): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(`${comma} `)}${comma === "," ? "" : comma} ${word} ${items.at(-1) ?? ""}`;
}

import { targetText } from "./s3-target.js";
import { stackText } from "./stack.js";

/** The two formats in which a unit of any size can be made. */
export type SizedFormat = "yaml" | "terraform";

/** The name of the file that holds a unit. */
export const unitFile: Readonly<Record<SizedFormat, string>> = { yaml: "stack.yaml", terraform: "main.tf" };

/** The text of a unit with about the given number of resources: groups of five that differ only in their names. */
export function textOfResources(format: SizedFormat, resources: number): string {
  return textOfGroups(format, resources / 5);
}

/** The text of a unit with about the given number of lines, for typing into it. */
export function textOfLines(format: SizedFormat, lines: number): string {
  for (let groups = 1; ; groups++) {
    const text = textOfGroups(format, groups);
    if (text.split("\n").length >= lines) return text;
  }
}

function textOfGroups(format: SizedFormat, groups: number): string {
  if (format === "yaml") return stackText("yaml", 0, groups);
  return Array.from({ length: groups }, (_, index) => targetText(index, String(index))).join("\n");
}

import { visible, visibleReport } from "../../source/index.js";
import type { Host } from "./host.js";

// Commands write to the terminal only by these functions, so that no text of a template, a file name or an option can
// give it orders.

/** Prints a text on stdout. */
export function print(text: string, { stdout }: Pick<Host, "stdout">, hasColors = false): void {
  if (text !== "") stdout.write(visibleReport(text, hasColors));
}

/** Prints one line on stderr. What it quotes cannot begin a line of its own. */
export function tell(line: string, { stderr }: Pick<Host, "stderr">): void {
  stderr.write(`${visible(line)}\n`);
}

/** Prints several lines on stderr. */
export function tellAll(lines: readonly string[], host: Pick<Host, "stderr">): void {
  for (const line of lines) tell(line, host);
}

/** Empties a terminal, also of what was scrolled out of it. */
export function clearScreen({ stdout }: Pick<Host, "stdout">): void {
  stdout.write("\u001B[2J\u001B[3J\u001B[H");
}

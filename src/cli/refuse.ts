import { visibleLines, type Failure } from "../source/index.js";
import type { Host } from "./host.js";

/** Prints why the run failed, and gives the exit status 2. */
export function refuse({ message }: Failure, host: Host): number {
  host.stderr.write(`${visibleLines(message)}\n`);
  return 2;
}

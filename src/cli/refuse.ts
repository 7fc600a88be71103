import type { Failure } from "../source/index.js";
import type { Host } from "./host.js";

/** Says why the run failed, and gives its exit status. */
export function refuse({ message }: Failure, host: Host): number {
  host.stderr.write(`${message}\n`);
  return 2;
}

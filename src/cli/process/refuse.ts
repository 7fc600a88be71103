import type { Failure } from "../../source/index.js";
import type { Host } from "./host.js";
import { tellAll } from "./print.js";

/** Prints why the run failed, and gives the exit status 2. */
export function refuse({ message }: Failure, host: Host): number {
  tellAll(message.split("\n"), host);
  return 2;
}

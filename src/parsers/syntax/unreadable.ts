import type { Location } from "../../source/index.js";
import { type Unknown, written } from "../../tree/index.js";

/** The node for a value that cannot be parsed. */
export function unreadable(location: Location, reason: string): Unknown {
  const symbol = { id: `${location.file.path}@${String(location.start)}`, shape: "any" } as const;
  return { kind: "unknown", location, reason, symbol, origin: written };
}

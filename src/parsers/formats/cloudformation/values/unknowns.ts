import type { Node, Unknown } from "../../../../tree/index.js";
import { unknownAt } from "../../../values/values.js";

/** A value that is not known, by the place it stands at. */
export function notKnown({ location }: Node, reason: string): Unknown {
  return unknownAt(location, { id: `${location.file.path}@${String(location.start)}-${String(location.end)}`, reason });
}

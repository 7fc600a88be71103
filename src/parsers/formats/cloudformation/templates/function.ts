import type { Node } from "../../../../tree/index.js";
import type { Call } from "./call.js";
import type { Scope } from "./scope.js";

/** The value of a function; it never throws, and an uncertain value is unknown. */
export type IntrinsicFunction = (call: Call, scope: Scope) => Node;

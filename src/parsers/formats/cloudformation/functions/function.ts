import type { Node } from "../../../../tree/index.js";
import type { Call } from "../call.js";
import type { Scope } from "../scope.js";

/** What a function gives; it never throws, and what is not certain is unknown. */
export type IntrinsicFunction = (call: Call, scope: Scope) => Node;

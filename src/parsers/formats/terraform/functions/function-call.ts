import type { Location } from "../../../../source/index.js";
import type { Node, Unknown } from "../../../../tree/index.js";
import type { Scope } from "../scope.js";

/** Where a function is called. */
export interface FunctionCall {
  readonly location: Location;
  readonly scope: Scope;
  /** Terraform would stop here. */
  readonly fail: (reason: string) => Unknown;
}

/** A function over values without choices at their top; `undefined`: its result is not known. */
export type HclFunction = (given: readonly Node[], call: FunctionCall) => Node | undefined;

export type FunctionTable = Readonly<Record<string, HclFunction>>;

import type { Location } from "../../../../source/index.js";
import type { Node, Unknown } from "../../../../tree/index.js";
import type { Scope } from "../modules/scope.js";

/** The place of a function call. */
export interface FunctionCall {
  readonly location: Location;
  readonly scope: Scope;
  /** Creates the result of a call at which Terraform would stop. */
  readonly fail: (reason: string) => Unknown;
}

/** A function of values that are not choices themselves. `undefined`: its result is not known. */
export type HclFunction = (given: readonly Node[], call: FunctionCall) => Node | undefined;

export type FunctionTable = Readonly<Record<string, HclFunction>>;

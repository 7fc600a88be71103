import type { IamPrincipal } from "../model/index.js";
import { always, type Formula, type Text } from "../tree/index.js";
import type { Verdict } from "./verdict.js";

/** Whether the role's trust policy lets a service assume it. */
export function canAssume(
  _role: Pick<IamPrincipal, "trust" | "trustOpen">,
  _service: Text,
  _assume: Formula = always,
): Verdict {
  throw new Error("being written");
}

import { oncePerUnit, type Role } from "../../../model/index.js";
import { onceIn, oncePer, type RuleContext } from "../../../rule-kit/index.js";

type OfRole<T> = (context: RuleContext, role: Role) => T;

/** Computes something about a role only once while a unit is judged: each statement of its policies asks. */
export function oncePerRole<T>(compute: OfRole<T>): OfRole<T> {
  const known = oncePerUnit(() => oncePer((_settings: RuleContext["settings"]) => new Map<Role, T>()));
  return (context, role) => onceIn(known(context.project)(context.settings), role, () => compute(context, role));
}

import { nameOf } from "../../dms/index.js";
import { callerDifference } from "./caller-difference.js";
import { purposeText } from "../writing/comments.js";
import type { DifferenceContext, DifferenceLine, PolicyDifference } from "./difference-lines.js";
import type { LeastPolicy } from "../policies/least-policy.js";
import { roleDifference } from "./role-difference.js";

/** Holds a least policy against the policies that are written for its holder. */
export function policyDifference(policy: LeastPolicy, context: DifferenceContext): PolicyDifference {
  const { holder, undecided } = policy;
  const found = holder.kind === "caller" ? callerDifference(policy, holder, context) : roleDifference(policy, context);
  const open = undecided.map(({ actions, reason, title, user }): DifferenceLine => ({
    actions,
    resources: [],
    reason: `${reason} (${purposeText(title, nameOf(user))})`,
  }));
  // What was judged stands there with its resources.
  const isSaid = ({ actions, reason }: DifferenceLine): boolean =>
    actions.length > 0 &&
    actions.every((action) => found.undecided.some((one) => one.reason === reason && one.actions.includes(action)));
  return { holder, ...found, undecided: [...found.undecided, ...open.filter((line) => !isSaid(line))] };
}

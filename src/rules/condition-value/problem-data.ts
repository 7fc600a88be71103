import type { Condition, ConditionValue } from "../../model/index.js";
import { display, type Text } from "../../rule-kit/index.js";
import type { ValueProblem } from "../shared/conditions/value-problems.js";

/** What the messages say of a condition and a wrong value in it. */
export function problemData(
  { key, operator }: Condition,
  { text }: ConditionValue,
  { candidate, content = "", part }: ValueProblem,
): Readonly<Record<"operator" | "key" | "content" | "hint", string>> & { readonly value: string | Text } {
  return {
    operator: display(operator),
    key: display(key),
    content,
    value: part ?? (display(text) === "" ? "an empty text" : text),
    hint: candidate === undefined ? "" : ` Write ${candidate}.`,
  };
}

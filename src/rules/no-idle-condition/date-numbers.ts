import { isDate, readOperator } from "../../iam/index.js";
import type { Condition } from "../../model/index.js";
import { literalOf, type Message } from "../../rule-kit/index.js";

/** A date that is written as a number. */
export type DateNumber = Message<"epoch", "value" | "candidate"> | Message<"early", "value" | "moment" | "hint">;

/**
 * What is doubtful about a date of digits. AWS reads it as seconds since 1970, or as milliseconds if there are many
 * digits. `aws:EpochTime` itself is a number of seconds.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function dateNumber({ key, operator }: Condition, value: string): DateNumber | undefined {
  const { family } = readOperator(literalOf(operator) ?? "");
  const isEpoch = literalOf(key)?.toLowerCase() === "aws:epochtime";
  if (family !== "Date" && !(isEpoch && family === "Numeric")) return undefined;
  if (/^\d{5,8}$/.test(value))
    return { messageId: "early", data: { value, moment: dayOf(value), hint: hintOf(value) } };
  if (isEpoch || !/^\d{9,13}$/.test(value)) return undefined;
  const moment = new Date(Number(value) * (value.length < 12 ? 1000 : 1));
  return { messageId: "epoch", data: { value, candidate: moment.toISOString().replace(".000", "") } };
}

function dayOf(seconds: string): string {
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
}

/** `20270131` is a date without its hyphens. */
function hintOf(value: string): string {
  const [, year = "", month = "", day = ""] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(value) ?? [];
  const date = `${year}-${month}-${day}`;
  return isDate(date) ? ` Write ${date}.` : "";
}

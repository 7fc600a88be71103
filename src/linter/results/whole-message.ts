import { ownValue, visible } from "../../source/index.js";
import { fillWholeMessage, type Rule } from "../../rule-kit/index.js";
import type { LintMessage } from "../result.js";

/** The message with all items of its lists. `undefined`: the message shows them all already. */
export function wholeMessage({ data, message, messageId = "" }: LintMessage, { meta }: Rule): string | undefined {
  const template = ownValue(meta.messages, messageId);
  const whole = template === undefined || !data ? message : visible(fillWholeMessage(template, data));
  return message.startsWith(whole) ? undefined : whole;
}

import type { Answer } from "../../analysis/index.js";
import type { Condition } from "../../model/index.js";
import { display, literalOf, type Text } from "../../rule-kit/index.js";

export const passedToService = "iam:PassedToService";

/** `*`, or a wildcard in the name of the role; a wildcard in the account alone still names one role. */
export function coversUnnamedRoles(text: Text): Answer {
  const shown = display(text).replace(/\$\{[^}]*\}/g, "");
  const at = shown.indexOf(":role");
  if (at < 0 ? shown.includes("*") : shown.slice(at).includes("*")) return "yes";
  const isOpen = text.parts.some(
    (part) => part.kind === "hole" && part.symbol.resource === undefined && part.symbol.shape === "any",
  );
  return isOpen ? "unknown" : "no";
}

/**
 * Whether a condition limits what is passed: to some services, or to roles that carry a tag.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export function limitsPassing({ key, operator }: Condition): Answer {
  const name = literalOf(key)?.toLowerCase();
  const test = literalOf(operator);
  if (name === undefined || test === undefined) return "unknown";
  const isLimit =
    name === passedToService.toLowerCase() ||
    name === "iam:associatedresourcearn" ||
    /^(?:aws|iam):resourcetag\//.test(name);
  return isLimit && /^(?:ForA\w+:)?(?:String(?:Equals|Like)|Arn(?:Equals|Like))/i.test(test) ? "yes" : "no";
}

import { nearest } from "../../iam/index.js";
import type { StructureProblem } from "../../model/index.js";
import { ownValue } from "../../rule-kit/index.js";

/** The elements of a policy and of a statement. */
const elements: Readonly<Record<string, readonly string[]>> = {
  policy: ["Version", "Id", "Statement"],
  statement: [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
  ],
};

/** The element that a misspelled one is meant to be, as the end of a message. */
export function elementHint({ element = "", where = "" }: StructureProblem["data"]): string {
  const [found] = nearest(element, ownValue(elements, where) ?? []);
  return found === undefined ? "" : ` Write ${found}.`;
}

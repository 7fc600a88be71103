import type { IamPrincipal } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { literalOf, type Text } from "../../tree/index.js";
import { roleNameIn } from "./arns.js";
import { areDifferent } from "./sibling-names.js";
import { makerAt } from "./tokens.js";
import type { Answer } from "../answers/verdict.js";
import { sameText } from "./text-match.js";

/** The name in the ARN of a principal: written out, or that of the only resource that has it. */
interface PrincipalName {
  readonly written?: string | undefined;
  readonly maker?: string | undefined;
}

/** A policy can name as many roles as there are, and each of them asks. */
export const nameIn = oncePer((text: Text): PrincipalName => {
  const name = roleNameIn(text) ?? text;
  return name.parts.length === 1 ? { written: literalOf(name), maker: makerAt(name, 0) } : { written: literalOf(name) };
});

/**
 * Whether a text names another principal than one whose name AWS generates: such a name is never equal to a name in a
 * file. Account and partition of the text may be open.
 */
export function isOtherThanGenerated(text: Text, { nameNode }: Pick<IamPrincipal, "nameNode">): boolean {
  return !nameNode && isWrittenOut(text);
}

/** Whether the name in an ARN stands for itself alone. */
export function isWrittenOut(text: Text): boolean {
  const { written } = nameIn(text);
  return written !== undefined && !/[*?$]/.test(written);
}

/** Whether a text is the ARN of a principal. Most are told apart by the names in them, which takes no comparison. */
export function isArnOf(text: Text, principal: Pick<IamPrincipal, "arn" | "nameNode">): Answer {
  return isOtherThanGenerated(text, principal) || haveOtherNames(nameIn(text), nameIn(principal.arn))
    ? "no"
    : sameText(text, principal.arn);
}

function haveOtherNames(one: PrincipalName, other: PrincipalName): boolean {
  if (one.written !== undefined && other.written !== undefined) return one.written !== other.written;
  return one.maker !== undefined && other.maker !== undefined && areDifferent(one.maker, other.maker);
}

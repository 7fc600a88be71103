import type { IamPrincipal } from "../model/index.js";
import { literalOf, type Text } from "../tree/index.js";
import { roleNameIn } from "./arns.js";

/**
 * Whether a text names another principal than one whose name AWS generates: such a name is never equal to a name in a
 * file. Account and partition of the text may be open.
 */
export function isOtherThanGenerated(text: Text, { nameNode }: Pick<IamPrincipal, "nameNode">): boolean {
  if (nameNode) return false;
  const name = roleNameIn(text) ?? text;
  const written = literalOf(name);
  return written !== undefined && !/[*?$]/.test(written);
}

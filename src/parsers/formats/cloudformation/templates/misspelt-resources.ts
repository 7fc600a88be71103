import { nearestName, type SyntaxProblem } from "../../../../source/index.js";
import { entryOf, type Node } from "../../../../tree/index.js";
import { holdsResources } from "./looks-like.js";
import { macroIn } from "./macros.js";

/**
 * The problem of a template whose resources stand under a misspelt key: AWS finds none. Without the version of a template
 * it may be a part that another tool puts into one, and a macro may read other keys.
 */
export function misspeltResources(root: Node): SyntaxProblem | undefined {
  if (root.kind !== "mapping" || !entryOf(root, "AWSTemplateFormatVersion")) return undefined;
  if (entryOf(root, "Resources") || macroIn(root) !== undefined) return undefined;
  const meant = root.entries.find(({ key, value }) => nearestName(key.text, ["Resources"]) && holdsResources(value));
  if (!meant) return undefined;
  const { location, text } = meant.key;
  const message = `There are no Resources, so AWS rejects the template ("At least one Resources member must be defined"). Write Resources, not ${text}.`;
  return { message, location };
}

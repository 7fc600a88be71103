import type { Template } from "../../model/index.js";
import type { Node, Suggestion, Text } from "../../rule-kit/index.js";
import { withReferences } from "../shared/texts/substitutions.js";

type Suggested = Suggestion<"makeReference", "variable">;

/** Offers to make references of all names of the template that a text has as plain text. */
export function missingReferences(
  template: Template,
  { node, text }: { readonly node: Node; readonly text: Text },
  variable: string,
): readonly Suggested[] {
  const written = withReferences(template, { text, location: node.location });
  if (!written) return [];
  return [{ messageId: "makeReference", data: { variable }, fix: (fixer) => fixer.rewriteText(node, written) }];
}

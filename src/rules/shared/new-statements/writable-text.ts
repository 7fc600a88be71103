import { literalPart } from "../../../iam/index.js";
import type { Template } from "../../../model/index.js";
import { ownValue, type Text } from "../../../rule-kit/index.js";

/**
 * Writes a text for a policy that cannot refer to the region, account or partition: any region and account, and the
 * commercial partition.
 */
export function writable(text: Text, { dialect }: Template): Text {
  if (dialect.placeReferences === "built-in") return text;
  const unwritable = unwritableReferences(text);
  const parts = text.parts.map((part) => {
    const { expressionText } = part;
    const isOpen =
      part.kind === "hole" &&
      (expressionText === undefined || (dialect.placeReferences === "none" && !unwritable.has(expressionText)));
    const word = isOpen ? wordFor(part.symbol.id) : undefined;
    return word === undefined ? part : literalPart(word, part.location);
  });
  return { ...text, parts };
}

/** References that no word can replace in whole. Nothing of them is replaced, so that `${Key.Arn}` is shown as that. */
function unwritableReferences({ parts }: Text): ReadonlySet<string> {
  return new Set(
    parts.flatMap((part) =>
      part.kind === "hole" && part.expressionText !== undefined && wordFor(part.symbol.id) === undefined
        ? [part.expressionText]
        : [],
    ),
  );
}

/** The word for a part that the policy cannot refer to. The ARN of a secret ends with six random characters. */
function wordFor(symbol: string): string | undefined {
  return symbol.endsWith("-generated") ? "??????" : ownValue(places, symbol);
}

const places: Readonly<Record<string, string>> = { "aws:partition": "aws", "aws:region": "*", "aws:account": "*" };

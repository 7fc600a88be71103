import type { Text, TextPart } from "../../rule-kit/index.js";

/** What a hole of a shape may stand for, made so that no check of form takes it for a slip. */
const samples: Readonly<Record<string, string>> = {
  account: "000000000000",
  partition: "aws",
  region: "eu-west-1",
  suffix: "amazonaws.com",
  segment: "x",
  path: "x",
};

/** A text with its holes filled so as to fit their shapes; `undefined` where one may hold anything. */
export function sampleOf({ parts }: Text): string | undefined {
  let sample = "";
  for (const part of parts) {
    const piece = pieceOf(part);
    if (piece === undefined) return undefined;
    sample += piece;
  }
  return sample;
}

function pieceOf(part: TextPart): string | undefined {
  return part.kind === "literal" ? part.text : samples[part.symbol.shape];
}

/**
 * Whether a text is one that its author has yet to fill in: `<account>`, `****`, `{{region}}`, `your-bucket`, the words of
 * AWS's own samples. Holes count as filled.
 */
export function hasPlaceholder({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && placeholder.test(part.text));
}

const placeholder = new RegExp(
  [
    "<[^<>]*>|\\{\\{[^{}]*\\}\\}|\\[[A-Za-z][\\w -]*\\]|%\\w+%|\\*{3,}|\\bX{4,}\\b|\\.\\.\\.|(?<!\\$)\\{[A-Za-z][\\w -]*\\}",
    "(?<![A-Za-z0-9])your[-_ ]?(?:account|region|bucket|key|role|domain)[-_ ]?(?:id|name)?(?![A-Za-z])",
    ":(?:aws[-_]?)?(?:account(?:[-_ ]?(?:id|number))?|region|partition|service|resource(?:[-_ ]?(?:type|id))?)(?=[:/]|$)",
  ].join("|"),
  "i",
);

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
export function hasPlaceholder(text: Text): boolean {
  return isMarked(text) || word.test(joined(text));
}

/**
 * Whether it is left to a tool to fill a text in, in a policy by itself: a mark or a word in capitals says so. No tool looks
 * for the small words of AWS's own samples, `arn:aws:dms:region:account:resourcetype/id`: they were copied as they stand.
 */
export function isForm(text: Text): boolean {
  const [, ...found] = word.exec(joined(text)) ?? [];
  return isMarked(text) || /[A-Z]/.test(found.join(""));
}

function isMarked({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && mark.test(part.text));
}

function joined({ parts }: Text): string {
  return parts.map((part) => (part.kind === "literal" ? part.text : "*")).join("");
}

const mark = new RegExp(
  [
    "<[^<>]*>|\\{\\{[^{}]*\\}\\}|\\[[A-Za-z][\\w -]*\\]|%\\w+%|\\*{3,}|\\bX{4,}\\b|\\.\\.\\.|(?<!\\$)\\{[A-Za-z][\\w -]*\\}",
    "(?<![A-Za-z0-9])your[-_ ]?(?:account|region|bucket|key|role|domain)[-_ ]?(?:id|name)?(?![A-Za-z])",
  ].join("|"),
  "i",
);

/** A field of an ARN that is its own name. */
const word = new RegExp(
  `^arn:(?:${[
    "((?:aws[-_]?)?partition):",
    "[^:]*:(service):",
    "(?:[^:]*:){2}((?:aws[-_]?)?region):",
    "(?:[^:]*:){3}((?:aws[-_]?)?account(?:[-_ ]?(?:id|number))?):",
    "(?:[^:]*:){4}(resource[-_ ]?(?:type|id)?)(?:[:/]|$)",
  ].join("|")})`,
  "i",
);

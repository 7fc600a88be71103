import type { Text, TextPart } from "../../../rule-kit/index.js";

/** A sample value for each shape of unknown values. It passes every check of formats. */
const samples: Readonly<Record<string, string>> = {
  account: "000000000000",
  partition: "aws",
  region: "eu-west-1",
  suffix: "amazonaws.com",
  segment: "x",
  number: "000000000000",
  path: "x",
};

/** A text with sample values for its unknown parts. `undefined`: a part may be any text. */
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

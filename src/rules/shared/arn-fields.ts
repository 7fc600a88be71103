import { segment } from "../../iam/index.js";
import type { Text } from "../../rule-kit/index.js";

/** The known parts of an ARN: an unknown value without a colon is `*`. */
export interface ArnFields {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** What follows the account; `undefined` if the text ends earlier. */
  readonly resource: string | undefined;
  /** How many fields are fully known: after an unknown value that may contain a colon, none is. */
  readonly known: number;
  /** Whether every character is known. */
  readonly isLiteral: boolean;
}

/** The fields of a text that begins as an ARN; `undefined` if it does not, or if that is not known. */
export function arnFields({ parts }: Text): ArnFields | undefined {
  const cut = parts.findIndex((part) => part.kind === "hole" && part.symbol.shape === "any");
  const text = pattern(cut < 0 ? parts : parts.slice(0, cut));
  if (!text.startsWith("arn:")) return undefined;
  const fields = text.split(":");
  const [, partition = "", service = "", region = "", account = "", ...rest] = fields;
  // In the last field, the whole unknown value belongs to that field, even with a colon.
  const end = cut < 0 ? "" : pattern(parts.slice(cut));
  return {
    partition,
    service,
    region,
    account,
    resource: fields.length > 5 ? rest.join(":") + end : undefined,
    known: cut >= 0 ? fields.length - 1 : Math.max(6, fields.length),
    isLiteral: parts.every((part) => part.kind === "literal"),
  };
}

function pattern(parts: Text["parts"]): string {
  return parts
    .map((part) => (part.kind === "literal" ? part.text.replaceAll(/\$\{[^}]*\}/g, "*") : holeText(part.symbol.shape)))
    .join("");
}

/** What is certain of an unknown value: a region or an account is not empty. */
function holeText(shape: string): string {
  if (shape === "segment") return segment;
  return shape === "region" ? "eu-west-1" : shape === "account" ? "000000000000" : shape === "partition" ? "aws" : "*";
}

import { segment } from "../../iam/index.js";
import type { Text } from "../../rule-kit/index.js";

/** An ARN as far as it is known: holes that hold no colon stand as `*`. */
export interface ArnFields {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** What stands behind the account; `undefined` where the text ends before. */
  readonly resource: string | undefined;
  /** How many fields are whole: behind a hole that may hold a colon nothing is. */
  readonly known: number;
  /** Whether every character was written, or given, and none is a hole. */
  readonly isLiteral: boolean;
}

/** The fields of a text that begins as an ARN; `undefined` where it does not, or may not. */
export function arnFields({ parts }: Text): ArnFields | undefined {
  const cut = parts.findIndex((part) => part.kind === "hole" && part.symbol.shape === "any");
  const text = pattern(cut < 0 ? parts : parts.slice(0, cut));
  if (!text.startsWith("arn:")) return undefined;
  const fields = text.split(":");
  const [, partition = "", service = "", region = "", account = "", ...rest] = fields;
  // Whatever such a hole holds, in the last field all of it is part of that field.
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

/** What is certain of a hole: a region and an account are there, whatever they are. */
function holeText(shape: string): string {
  if (shape === "segment") return segment;
  return shape === "region" ? "eu-west-1" : shape === "account" ? "000000000000" : shape === "partition" ? "aws" : "*";
}

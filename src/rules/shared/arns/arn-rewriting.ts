import { plainText } from "../../../iam/index.js";
import { literalOf, type Text } from "../../../rule-kit/index.js";
import { arnFields, type ArnFields } from "./arn-fields.js";
import type { ArnProblem } from "./arn-problem.js";

const fields = ["partition", "service", "region", "account"] as const;

/** An ARN with some of its fields replaced; `undefined` if these fields are not literal text. */
export function rewrittenArn(text: Text, { resource }: ArnFields, { messageId, write }: ArnProblem): Text | undefined {
  if (!write) return undefined;
  const literal = literalOf(text);
  if (literal !== undefined) {
    const [start = "", ...parts] = splitArn(literal);
    // `arn:aws:dynamodb:*` has no more fields, and the wildcard matches what follows.
    const written = write.resource === undefined ? fields.slice(0, parts.length) : fields;
    const head = written.map((name, index) => write[name] ?? parts[index] ?? "");
    const tail = write.resource === undefined ? parts.slice(fields.length) : [write.resource];
    return plainText([start, ...head, ...tail].join(":"));
  }
  if (messageId === "missingField") return withEmptyRegion(text);
  const last = text.parts.at(-1);
  if (write.resource === undefined || resource === undefined || last?.kind !== "literal") return undefined;
  if (!last.text.endsWith(`:${resource}`)) return undefined;
  const tail = last.text.slice(0, -resource.length) + write.resource;
  return { ...text, parts: [...text.parts.slice(0, -1), { ...last, text: tail }] };
}

/** The ARN with another colon behind its service: `arn:aws:s3:::${Bucket}` for `arn:aws:s3::${Bucket}`. */
function withEmptyRegion(text: Text): Text | undefined {
  let colons = 0;
  for (const [index, part] of text.parts.entries()) {
    if (part.kind !== "literal") continue;
    const found = [...part.text.matchAll(/:/g)][2 - colons];
    if (found) {
      const at = found.index + 1;
      const written = { ...part, text: `${part.text.slice(0, at)}:${part.text.slice(at)}` };
      return { ...text, parts: text.parts.with(index, written) };
    }
    colons += part.text.split(":").length - 1;
  }
  return undefined;
}

/** The pieces of an ARN between its colons. A policy variable may contain colons of its own. */
function splitArn(arn: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const { 0: sign, index } of arn.matchAll(/\$\{[^{}]*\}|:/g)) {
    if (sign !== ":") continue;
    pieces.push(arn.slice(start, index));
    start = index + 1;
  }
  return [...pieces, arn.slice(start)];
}

/** The ARN without the white space around it; `undefined` if there is none. */
export function trimmed(text: Text): Text | undefined {
  const [first, last] = [text.parts[0], text.parts.at(-1)];
  const isPadded =
    (first?.kind === "literal" && /^\s/.test(first.text)) || (last?.kind === "literal" && /\s$/.test(last.text));
  if (!isPadded) return undefined;
  const parts = text.parts.map((part) => {
    if (part.kind !== "literal") return part;
    const start = part === first ? part.text.trimStart() : part.text;
    return { ...part, text: part === last ? start.trimEnd() : start };
  });
  const inner = { ...text, parts };
  return arnFields(inner) || literalOf(inner) === "*" ? inner : undefined;
}

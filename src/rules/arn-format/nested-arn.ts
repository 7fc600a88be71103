import { plainText } from "../../iam/index.js";
import { literalOf, type Message, type Text } from "../../rule-kit/index.js";
import type { ArnFields } from "../shared/arns/arn-fields.js";

/** An ARN with a whole ARN of the same service where a name belongs: `arn:aws:s3:::${Bucket.Arn}/*`, `…:role/${Role.Arn}`. */
export interface NestedArn {
  readonly problem: Message<"nested">;
  /** The inner ARN. */
  readonly written?: Text;
}

/** A whole ARN in the last field of another one, and its service. */
const inner = /(?:^|[/:])arn:[^:]*:(?<service>[^:]*):/;

export function nestedArn(text: Text, { resource = "", service }: ArnFields): NestedArn | undefined {
  if (service === "" || inner.exec(resource)?.groups?.service !== service) return undefined;
  const written = innerOf(text);
  return { problem: { messageId: "nested" }, ...(written && { written }) };
}

/** The text from its second `arn:` on. */
function innerOf(text: Text): Text | undefined {
  const literal = literalOf(text);
  const whole = text.parts.some(({ expressionText }) => expressionText !== undefined) ? undefined : literal;
  if (whole !== undefined) return plainText(whole.slice(whole.search(/[/:]arn:/) + 1), text.location);
  const at = text.parts.findIndex(
    (part, index) => index > 0 && part.kind === "literal" && part.text.startsWith("arn:"),
  );
  return at > 0 ? { ...text, parts: text.parts.slice(at) } : undefined;
}

import { literalPart, mayBeAbout } from "../../iam/index.js";
import type { Statement } from "../../model/index.js";
import type { Message, Text } from "../../rule-kit/index.js";

/** A secret that is given by its name. */
export interface SecretByName {
  readonly problem: Message<"secretName">;
  readonly written: Text;
}

/**
 * Reports the ARN of a secret without the hyphen and the six characters that Secrets Manager adds to the name.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_iam-permissions.html
 */
export function secretByName(statement: Statement, text: Text): SecretByName | undefined {
  const [, name] = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)$/.exec(patternOf(text)) ?? [];
  if (name === undefined || mayEndInSuffix(name)) return undefined;
  // It is not documented whether AWS compares a secret that is to be created with or without these characters.
  if (mayBeAbout(statement, "secretsmanager:CreateSecret")) return undefined;
  const written = { ...text, parts: [...text.parts, literalPart("-??????", text.location)] };
  return { problem: { messageId: "secretName" }, written };
}

/** The text with a wildcard for all that is not known. */
function patternOf({ parts }: Text): string {
  return parts.map((part) => (part.kind === "literal" ? part.text.replaceAll(/\$\{[^{}]*\}/g, "*") : "*")).join("");
}

/** Whether the pattern of a name can match one that ends with a hyphen and six letters or digits. */
function mayEndInSuffix(name: string): boolean {
  const known = name.slice(name.lastIndexOf("*") + 1);
  const end = known.slice(-7);
  const isOpen = known.length < name.length;
  return isOpen ? /^(?:[-?][A-Za-z0-9?]{6}|[A-Za-z0-9?]{0,6})$/.test(end) : /^[-?][A-Za-z0-9?]{6}$/.test(end);
}

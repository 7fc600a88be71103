import { segment } from "../../../iam/index.js";
import type { Text } from "../../../rule-kit/index.js";

/** The fields of an ARN. An unknown value that cannot contain a colon is shown as a wildcard or a sample value. */
export interface ArnFields {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** The text after the account. `undefined`: the text ends before it. */
  readonly resource: string | undefined;
  /** How many fields are fully known. After an unknown value that may contain a colon, no field is known. */
  readonly known: number;
}

/** The fields of an ARN. `undefined`: the text does not begin with `arn:`, or its beginning is not known. */
export function arnFields({ parts }: Text): ArnFields | undefined {
  const cut = parts.findIndex((part) => part.kind === "hole" && part.symbol.shape === "any");
  const text = pattern(cut < 0 ? parts : parts.slice(0, cut));
  if (!text.startsWith("arn:")) return undefined;
  const fields = text.split(":");
  const [, partition = "", service = "", region = "", account = "", ...rest] = fields;
  // An unknown value in the last field belongs to this field, even if it may contain a colon.
  const end = cut < 0 ? "" : pattern(parts.slice(cut));
  return {
    partition,
    service,
    region,
    account,
    resource: fields.length > 5 ? rest.join(":") + end : undefined,
    known: cut >= 0 ? fields.length - 1 : Math.max(6, fields.length),
  };
}

/** The service of an ARN, where it is written out. */
export function serviceOfArn(arn: Text): string | undefined {
  const { known = 0, service = "" } = arnFields(arn) ?? {};
  return known > 2 && /^[a-z0-9-]+$/.test(service) ? service : undefined;
}

/** The number of the account in an ARN, where it is written out. */
export function accountOfArn(arn: Text): string | undefined {
  const { known = 0, account = "" } = arnFields(arn) ?? {};
  return known > 4 && /^\d{12}$/.test(account) && account !== sampleAccount ? account : undefined;
}

function pattern(parts: Text["parts"]): string {
  let text = "";
  for (const part of parts) text += part.kind === "literal" ? withoutVariables(part.text) : holeText(part.symbol.shape);
  return text;
}

function withoutVariables(text: string): string {
  return text.includes("${") ? text.replaceAll(/\$\{[^{}]*\}/g, "*") : text;
}

const sampleAccount = "000000000000";

/** A text for an unknown value. A region or an account gets a sample value, because it cannot be empty. */
function holeText(shape: string): string {
  if (shape === "segment" || shape === "number") return segment;
  return shape === "region" ? "eu-west-1" : shape === "account" ? sampleAccount : shape === "partition" ? "aws" : "*";
}

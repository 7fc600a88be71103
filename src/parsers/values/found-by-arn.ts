import { asText, type Text } from "../../tree/index.js";
import type { NamedResource } from "./resource-texts.js";

/**
 * The ARN of what a data source finds by an ARN where it takes a name as well. `undefined`: it is found by its name.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html#API_DescribeSecret_RequestParameters
 */
export function arnAsFound(resource: NamedResource): Text | undefined {
  const given = givenArn(resource);
  if (!given || !mayBeCut(given, resource)) return given;
  const { key, location, reason } = resource;
  const origin = { from: "reference", resource: key } as const;
  const symbol = { id: `${key}/arn`, shape: "any", resource: key } as const;
  return { kind: "text", location, parts: [{ kind: "hole", symbol, reason, location, origin }] };
}

/** Whether a data source is given an ARN in place of the name. Its name is another one then. */
export function isFoundByArn(resource: NamedResource): boolean {
  return givenArn(resource) !== undefined;
}

function givenArn({ argument, isData, type }: NamedResource): Text | undefined {
  const text = isData && type.name !== undefined ? asText(argument(type.name)) : undefined;
  const [first] = text?.parts ?? [];
  return first?.kind === "literal" && first.text.startsWith("arn:") ? text : undefined;
}

/** Whether it may be an ARN without the characters that AWS adds to the name, by which a secret is found as well. */
function mayBeCut({ parts }: Text, { type }: NamedResource): boolean {
  const last = parts.at(-1);
  return type.arn?.endsWith("-${generated}") === true && !(last?.kind === "literal" && /-\w{6}$/.test(last.text));
}

import type { Location, Text } from "../../../rule-kit/index.js";

/** The ARN of a resource, as the template refers to it. `key`: that of the resource in the run. */
export function referenceToArn(key: string, expressionText: string, location: Location): Text {
  return referenceTo(`${key}/arn`, key, expressionText, location);
}

/** A value of a resource, as the template refers to it. `id`: that of the value in the run. */
export function referenceTo(id: string, key: string, expressionText: string, location: Location): Text {
  const symbol = { id, shape: "any", resource: key } as const;
  const origin = { from: "reference", resource: key } as const;
  const part = { kind: "hole", symbol, location, expressionText, reason: "AWS generates it", origin } as const;
  return { kind: "text", location, parts: [part] };
}

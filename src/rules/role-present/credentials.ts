import type { Property, Template } from "../../model/index.js";
import { alternatives, asText, literalOf } from "../../rule-kit/index.js";

/** A property that certainly has a value, whatever it is. */
export function given(property: Property | undefined): Property | undefined {
  return property && alternatives(property.value).every(({ value }) => isSet(value)) ? property : undefined;
}

/** A property that has a value at least under a condition. */
export function givenSomewhere(property: Property | undefined): Property | undefined {
  return property && alternatives(property.value).some(({ value }) => isSet(value)) ? property : undefined;
}

function isSet(node: Property["value"]): boolean {
  const text = asText(node);
  // A value from a resource or a parameter exists, although it is not known yet.
  const isOpen = node.kind === "unknown" && node.symbol.resource === undefined && node.symbol.isRequired !== true;
  return !isOpen && text !== undefined && literalOf(text) !== "";
}

/** `rds!db-…`, or the attribute of an instance or cluster that gives its managed secret. */
export function isManagedByRds({ value }: Property): boolean {
  const text = asText(value);
  // A data source has the secret whose ARN it looks up.
  const intended = text?.parts.map((part) => (part.kind === "literal" ? part.text : part.symbol.id)).join("") ?? "";
  return /(?::secret:|^)rds!|MasterUserSecret\.SecretArn|master_user_secret/.test(intended);
}

export function credentialName({ dialect }: Template, id: string): string {
  const name = id.slice("endpoint.".length);
  if (dialect.nameCase === "PascalCase") return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

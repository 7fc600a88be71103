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
  // What a resource of the template gives, or whoever deploys it, is there, though it is not known yet.
  const isOpen = node.kind === "unknown" && node.symbol.resource === undefined && node.symbol.isRequired !== true;
  return !isOpen && text !== undefined && literalOf(text) !== "";
}

/** `rds!db-…`, or the attribute by which an instance or cluster gives its own secret. */
export function isManagedByRds({ value }: Property): boolean {
  const text = asText(value);
  // A secret that is looked up by its ARN is spelled by the look-up, and means that ARN.
  const meant = text?.parts.map((part) => (part.kind === "literal" ? part.text : part.symbol.id)).join("") ?? "";
  return /(?::secret:|^)rds!|MasterUserSecret\.SecretArn|master_user_secret/.test(meant);
}

export function credentialName({ dialect }: Template, id: string): string {
  const name = id.slice("endpoint.".length);
  if (dialect.nameCase === "PascalCase") return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

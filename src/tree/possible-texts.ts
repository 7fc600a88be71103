import type { Text } from "./nodes.js";
import { stringOf } from "./read.js";

/** All that a text with holes can be. `undefined`: not all is known, or several holes have a domain each. */
export function possibleTexts({ parts }: Text): readonly string[] | undefined {
  const domains = new Map(
    parts.flatMap((part) => (part.kind === "hole" ? [[part.symbol.id, part.symbol.domain]] : [])),
  );
  const [domain] = domains.size === 1 ? domains.values() : [];
  return domain?.map((value) => stringOf({ parts }, value));
}

import type { Facts } from "./entries.js";
import type { Problem } from "./files.js";
import { problem, propertiesNamed, rolesNamed } from "./reference-problems.js";

/** Properties that neither the facts nor the code use. `code` is the text of src. */
export function unusedProperties(facts: Facts, code: string): readonly Problem[] {
  const named = new Set([...propertiesNamed(facts), ...rolesNamed(facts)].map(({ name }) => name));
  return facts.properties
    .filter(({ value: { id } }) => !named.has(id) && !isInCode(id, code))
    .map((entry) =>
      problem(entry, "", "Nothing asks for the property: name it in a need, a condition or src, or remove it."),
    );
}

/**
 * Whether the code contains the id of a property: the whole id, or only its name after a group in a template literal,
 * `${group}.bucketFolder`.
 */
function isInCode(id: string, code: string): boolean {
  return code.includes(`"${id}"`) || code.includes(`}${id.slice(id.indexOf("."))}\``);
}

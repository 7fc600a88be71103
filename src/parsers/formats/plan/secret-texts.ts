import { entryOf, type Mapping, type Node } from "../../../tree/index.js";
import { entriesOf, itemsOf, valueAt } from "./plan-file.js";

/** Shorter texts are in others by chance. */
const shortestSecret = 4;

/** The texts of a value that the plan marks as sensitive. */
function secretTexts(value: Node, mask: Node | undefined): readonly string[] {
  if (mask?.kind === "scalar") return mask.text === "true" ? textsIn(value) : [];
  if (value.kind === "list") return value.items.flatMap((item, index) => secretTexts(item, itemsOf(mask)[index]));
  return entriesOf(value).flatMap((entry) => secretTexts(entry.value, valueAt(mask, entry.key.text)));
}

function textsIn(node: Node): readonly string[] {
  switch (node.kind) {
    case "scalar":
      return node.text.length < shortestSecret ? [] : [node.text];
    case "list":
      return node.items.flatMap(textsIn);
    case "mapping":
      return node.entries.flatMap(({ value }) => textsIn(value));
    default:
      return [];
  }
}

/**
 * The marks of a resource, and those that a plan forgets: an ARN or an id that the provider made of a sensitive name.
 * What the configuration says itself has its own marks.
 */
export function marksOf(values: Mapping, sensitive: Node | undefined, configuration: Mapping): Node | undefined {
  const secrets = secretTexts(values, sensitive);
  if (secrets.length === 0) return sensitive;
  const made = values.entries.filter(
    ({ key, value }) =>
      !entryOf(configuration, key.text) &&
      textsIn(value).some((text) => secrets.some((secret) => text.includes(secret))),
  );
  const marks = made.map(({ key, value, location }) => {
    const mark: Node = { kind: "scalar", text: "true", quoted: false, location: value.location };
    return { key, value: mark, location };
  });
  const { location } = values;
  return { kind: "mapping", location, entries: [...entriesOf(sensitive), ...marks] };
}

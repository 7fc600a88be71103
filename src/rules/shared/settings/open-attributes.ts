import type { DmsResource } from "../../../model/index.js";
import { alternatives, asText, reasonOf, stringOf, type Text } from "../../../rule-kit/index.js";

/** Why the extra connection attributes of an endpoint may contain unknown settings. `undefined`: they do not. */
export function openAttributes({ properties }: DmsResource): string | undefined {
  const attributes = properties.get("endpoint.eca");
  const all = attributes ? alternatives(attributes.value) : [];
  for (const { value } of all) {
    if (value.kind === "null") continue;
    const text = asText(value);
    const isChosen = all.length > 1 && text !== undefined && /role|secret/i.test(written(text));
    if (isChosen) return "the extra connection attributes depend on a condition of the template";
    if (!text) return "the extra connection attributes are not known";
    if (hasOpenName(text)) return reasonOf(text) ?? "the extra connection attributes are not known";
  }
  return undefined;
}

/** Whether an unknown value may contain whole attributes. It cannot if it comes after a `=`. */
function hasOpenName(text: Text): boolean {
  return written(text)
    .split(";")
    .some((attribute) => (attribute.split("=")[0] ?? "").includes(hole));
}

const hole = "\u0000";

function written(text: Text): string {
  return stringOf(text, hole);
}

import { listed, type Text } from "../../../rule-kit/index.js";

/** A note that a value comes from a default: ` (by the default of Environment)`. It is empty if the value does not. */
export function defaultNote(text: Text): string {
  const names = text.parts.flatMap(({ origin }) => (origin.from === "default" ? [origin.name] : []));
  return names.length === 0 ? "" : ` (by the default of ${listed([...new Set(names)])})`;
}

import { nestedTemplates, unitForms } from "../../parsers/index.js";
import type { FoundUnit, UnitSearch } from "./units.js";

/**
 * Adds the nested templates of the found templates, if they are inside the root. They are linted together, because they
 * are deployed together.
 */
export function withNested(units: readonly FoundUnit[], { reader, trees }: UnitSearch): readonly FoundUnit[] {
  const templates = units.filter(({ unit }) => unitForms[unit.kind].isStack);
  const paths = templates.map(({ unit }) => unit.path);
  const nested = nestedTemplates([...new Set(paths)], reader, trees);
  return [...units, ...nested.map((unit): FoundUnit => ({ unit, foundBy: "reference" }))];
}

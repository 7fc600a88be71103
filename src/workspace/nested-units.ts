import { nestedTemplates, unitForms } from "../parsers/index.js";
import type { FoundUnit, UnitSearch } from "./units.js";

/** Templates that the found ones nest are linted with them, wherever they are within the root: one deployment makes both. */
export function withNested(units: readonly FoundUnit[], { reader, trees }: UnitSearch): readonly FoundUnit[] {
  const templates = units.filter(({ unit }) => unitForms[unit.kind].isStack);
  const paths = templates.map(({ unit }) => unit.path);
  const nested = nestedTemplates([...new Set(paths)], reader, trees);
  return [...units, ...nested.map((unit): FoundUnit => ({ unit, foundBy: "reference" }))];
}

import { dirname } from "node:path";
import { declaredInPlan, endsWithOne, unitForms } from "../parsers/index.js";
import type { FoundUnit, UnitSearch } from "./units.js";

/**
 * Finds the module that each plan was made from: in the folder of the plan, above it, or among the other units. If
 * several modules are possible, none is chosen.
 */
export function withModules(units: readonly FoundUnit[], search: UnitSearch): readonly FoundUnit[] {
  return units.map((found) => {
    const { madeFrom } = unitForms[found.unit.kind];
    if (madeFrom === undefined) return found;
    const folders = units.flatMap(({ unit }) => (unit.kind === madeFrom ? [unit.path] : []));
    const module = moduleOfPlan(found.unit.path, { folders, endings: unitForms[madeFrom].endings }, search);
    return module === undefined ? found : { ...found, unit: { ...found.unit, module } };
  });
}

interface Modules {
  /** The other units that are modules. */
  readonly folders: readonly string[];
  /** Endings of the names of their files. */
  readonly endings: readonly string[];
}

function moduleOfPlan(path: string, { endings, folders }: Modules, { reader, trees }: UnitSearch): string | undefined {
  const text = reader.read(path);
  const [root] = text === undefined ? [] : trees.tree(path, text).documents;
  const declared = root ? declaredInPlan(root) : [];
  if (declared.length === 0) return undefined;
  const holds = (folder: string): boolean => {
    const texts = reader
      .list(folder)
      .filter((file) => endsWithOne(file, endings))
      .map((file) => reader.read(file) ?? "");
    return declared.every((key) => texts.some((one) => mayDeclare(one, key)));
  };
  const above = foldersAbove(path).find(holds);
  if (above !== undefined) return above;
  const [only, ...others] = folders.filter(holds);
  return others.length === 0 ? only : undefined;
}

/** The folder of a file and the folders above it. */
function foldersAbove(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
}

/** A quick check whether the text may contain a declaration. Whether it does is decided when the text is parsed. */
function mayDeclare(text: string, key: string): boolean {
  return key.split(".").every((word) => text.includes(word));
}

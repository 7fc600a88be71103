import { unitForms, type FolderForm, type UnitForm } from "./unit-forms.js";

/** A format whose files are known by their names: all in a folder are one unit. */
export type FormatByName = UnitForm & { readonly folder: FolderForm };

export const formatsByName: readonly FormatByName[] = Object.values(unitForms).filter(isByName);

function isByName(form: UnitForm): form is FormatByName {
  return form.folder !== undefined;
}

/** Folders that programs fill with what they download or make. */
export const madeFolders: ReadonlySet<string> = new Set([
  "node_modules",
  ...formatsByName.flatMap(({ folder }) => folder.madeFolders),
]);

/** Whether a file is in a folder that a program fills, and may fill again at any time. */
export function isInMadeFolder(path: string): boolean {
  return path.split(/[\\/]/).some((name) => madeFolders.has(name));
}

/** Endings of files whose content is looked at, in small letters. */
export const contentEndings: readonly string[] = [
  ...new Set(Object.values(unitForms).flatMap((form) => (isByName(form) ? [] : form.endings))),
];

/** The format that the name of a file shows; `undefined`: its content may show one. */
export function formatByName(path: string): FormatByName | undefined {
  return formatsByName.find((form) => isSourceOf(form, path));
}

/** The format for which a file only has values. */
export function formatOfValues(path: string): FormatByName | undefined {
  return formatsByName.find(({ folder }) => endsWithOne(path, folder.valueEndings));
}

/**
 * Whether a file is one of a format by its name. Terraform skips hidden files, which editors and systems put beside others:
 * `.#main.tf`, `._main.tf`.
 */
export function isSourceOf({ endings, folder }: UnitForm, path: string): boolean {
  return endsWithOne(path, endings) && (folder === undefined || !/(?:^|[\\/])\.[^\\/]*$/.test(path));
}

export function endsWithOne(path: string, endings: readonly string[]): boolean {
  return endings.some((ending) => path.endsWith(ending));
}

import { addTo } from "../../src/source/index.js";
import { dirname } from "node:path";
import type { LintUnit } from "../../src/linter/index.js";
import { formatByName, type TemplateFormat } from "../../src/model/index.js";
import type { FileReader } from "../../src/parsers/index.js";
import type { ExtraName } from "./extra-checks.js";
import { presetRules } from "../../src/presets/index.js";

/** Texts that are linted together. It is sent between processes, so it is plain data. */
export interface Case {
  readonly units: readonly CaseUnit[];
  /** Texts by path; `null`: the file is taken away. */
  readonly texts: Readonly<Record<string, string | null>>;
  readonly extra?: ExtraName;
}

/** A file, or the folder of a Terraform module. */
export interface CaseUnit {
  readonly kind: TemplateFormat;
  readonly path: string;
}

/** The texts of a case, before those of the sources. */
export function readerOf({ texts }: Pick<Case, "texts">, sources: FileReader = noFiles): FileReader {
  const changed = new Map(Object.entries(texts));
  return {
    read: (path) => {
      const text = changed.get(path);
      return text === undefined ? sources.read(path) : (text ?? undefined);
    },
    list: (folder) => {
      const added = [...changed.keys()].filter((path) => dirname(path) === folder);
      const all = new Set([...sources.list(folder), ...added]);
      return [...all].filter((path) => changed.get(path) !== null).sort();
    },
  };
}

const noFiles: FileReader = { read: () => undefined, list: () => [] };

/** The files of a map by their folders. */
export function readerOver(files: ReadonlyMap<string, string>): FileReader {
  const folders = new Map<string, string[]>();
  for (const path of files.keys()) addTo(folders, dirname(path), path);
  return { read: (path) => files.get(path), list: (folder) => folders.get(folder) ?? [] };
}

const rules = presetRules("all");

export function lintUnits({ units }: Case, reader: FileReader): readonly LintUnit[] {
  return units.map(({ kind, path }) => ({
    kind,
    path,
    files: kind === "terraform" ? reader.list(path).filter((file) => formatByName(file) !== undefined) : [path],
    rules,
    settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
    values: { parameters: {}, variables: {} },
  }));
}

/** A reader that keeps what was read. */
export function recording(reader: FileReader): { readonly reader: FileReader; readonly read: Map<string, string> } {
  const read = new Map<string, string>();
  const recorder: FileReader = {
    read: (path) => {
      const text = reader.read(path);
      if (text !== undefined) read.set(path, text);
      return text;
    },
    list: (folder) => reader.list(folder),
  };
  return { reader: recorder, read };
}

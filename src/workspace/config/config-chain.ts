import { resolve } from "node:path";
import { statOf } from "../../disk/index.js";
import { presetNames, type PresetName } from "../../presets/index.js";
import { didYouMean, failure, isFailure, type Result } from "../../source/index.js";
import { readConfigFile, type ConfigFile } from "../config-files/config-file.js";
import { folderAround, repositoryOf, slashed } from "../files/paths.js";

export const defaultPreset: PresetName = "recommended";

/**
 * A preset or a config file. `isExtended` is false for the config file that was found or given, and true for a file
 * that it extends.
 */
export type ConfigPart = { readonly preset: PresetName } | { readonly file: ConfigFile; readonly isExtended: boolean };

/** The parts of the files that were read, by path: two files may extend the same one. */
type KnownParts = Map<string, readonly ConfigPart[]>;

/**
 * The parts that a config file extends, then the file itself. Later parts win. It extends only files of the given
 * repositories and of its own one.
 */
export async function partsOf(
  path: string,
  cwd: string,
  repositories: readonly string[],
): Promise<Result<readonly ConfigPart[]>> {
  const parts = await partsOfFile(path, [], { cwd, folders: [repositoryOf(path), ...repositories] });
  return isFailure(parts) ? parts : withDefault(parts);
}

/**
 * A config without `extends` extends the default preset, also where another one extends it: otherwise a config with only
 * settings would turn all rules off. A preset that is named anywhere stands in its place.
 */
function withDefault(parts: readonly ConfigPart[]): readonly ConfigPart[] {
  const isOpen = parts.some((part) => "file" in part && part.file.data.extends === undefined);
  const isNamed = parts.some((part) => "preset" in part);
  return isOpen && !isNamed ? [{ preset: defaultPreset }, ...parts] : parts;
}

interface Reach {
  readonly cwd: string;
  /** The folders that extended files have to be in. */
  readonly folders: readonly string[];
}

/** `above` are the files that extend this one. */
async function partsOfFile(
  path: string,
  above: readonly string[],
  reach: Reach,
  known: KnownParts = new Map(),
): Promise<Result<readonly ConfigPart[]>> {
  const before = known.get(path);
  if (before) return before;
  const file = await readConfigFile(path, reach.cwd);
  if (isFailure(file)) return file;
  const parts: ConfigPart[] = [];
  for (const [index, name] of [file.data.extends ?? []].flat().entries()) {
    const keys = typeof file.data.extends === "string" ? ["extends"] : ["extends", String(index)];
    const extended = await partsOfName(name, file, keys, [...above, path], reach, known);
    if (isFailure(extended)) return extended;
    parts.push(...extended);
  }
  const all = withoutRepetitions([...parts, { file, isExtended: above.length > 0 }]);
  known.set(path, all);
  return all;
}

/** Of equal parts the last one stays: what it says wins over what the others say. */
function withoutRepetitions(parts: readonly ConfigPart[]): readonly ConfigPart[] {
  const byName = new Map<string, ConfigPart>();
  for (const part of parts) {
    const name = "preset" in part ? part.preset : part.file.path;
    byName.delete(name);
    byName.set(name, part);
  }
  return [...byName.values()];
}

async function partsOfName(
  name: string,
  file: ConfigFile,
  keys: readonly string[],
  above: readonly string[],
  reach: Reach,
  known: KnownParts,
): Promise<Result<readonly ConfigPart[]>> {
  const preset = presetNames.find((one) => one === name);
  if (preset) return [{ preset }];
  const path = resolve(file.folder, name);
  if (above.includes(path))
    return failure(...file.place([{ path: keys, message: `The config extends itself through "${name}".` }]));
  if (folderAround(path, reach.folders) === undefined) {
    const message = `"${name}" is outside "${slashed(reach.folders[0] ?? "")}". A config extends presets and configs of its own repository. Copy the file into it.`;
    return failure(...file.place([{ path: keys, message }]));
  }
  if (statOf(path)?.isFile()) return partsOfFile(path, above, reach, known);
  const hint = didYouMean(name, presetNames);
  const message = `"${name}" is neither a preset (${presetNames.join(", ")}) nor a config file, as seen from this one.${hint}`;
  return failure(...file.place([{ path: keys, message }]));
}

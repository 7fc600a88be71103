import { resolve } from "../../paths/index.js";
import { statOf } from "../../disk/index.js";
import { presetNames, type PresetName } from "../../presets/index.js";
import { didYouMean, failure, isFailure, type Result } from "../../source/index.js";
import { readConfigFile, type ConfigFile } from "../config-files/config-file.js";
import { folderAround, repositoryOf } from "../files/paths.js";

export const defaultPreset: PresetName = "recommended";

/**
 * A preset or a config file. `isExtended` is false for the config file that was found or given, and true for a file
 * that it extends.
 */
export type ConfigPart = { readonly preset: PresetName } | { readonly file: ConfigFile; readonly isExtended: boolean };

/**
 * The parts that a config file extends, then the file itself. Later parts win. It extends only files of the given
 * repositories and of its own one.
 */
export async function configParts(
  path: string,
  cwd: string,
  repositories: readonly string[],
): Promise<Result<readonly ConfigPart[]>> {
  const parts = await partsOfFile(path, [], { cwd, folders: [repositoryOf(path), ...repositories], known: new Map() });
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

/** One reading of a config file with all that it extends. */
interface Reading {
  readonly cwd: string;
  /** The folders that extended files have to be in. */
  readonly folders: readonly string[];
  /** The parts of the files that were read, by path: two files may extend the same one. */
  readonly known: Map<string, readonly ConfigPart[]>;
}

/** `above` are the files that extend this one. */
async function partsOfFile(
  path: string,
  above: readonly string[],
  reading: Reading,
): Promise<Result<readonly ConfigPart[]>> {
  const before = reading.known.get(path);
  if (before) return before;
  const file = await readConfigFile(path, reading.cwd);
  if (isFailure(file)) return file;
  const parts: ConfigPart[] = [];
  for (const [index, name] of [file.data.extends ?? []].flat().entries()) {
    const keys = typeof file.data.extends === "string" ? ["extends"] : ["extends", String(index)];
    const extended = await partsOfName({ name, keys, file }, [...above, path], reading);
    if (isFailure(extended)) return extended;
    parts.push(...extended);
  }
  const all = withoutRepetitions([...parts, { file, isExtended: above.length > 0 }]);
  reading.known.set(path, all);
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

/** What a config file extends, and the place in it that says so. */
interface Extension {
  readonly name: string;
  readonly keys: readonly string[];
  readonly file: ConfigFile;
}

async function partsOfName(
  { file, keys, name }: Extension,
  above: readonly string[],
  reading: Reading,
): Promise<Result<readonly ConfigPart[]>> {
  const preset = presetNames.find((one) => one === name);
  if (preset) return [{ preset }];
  const path = resolve(file.folder, name);
  if (above.includes(path))
    return failure(...file.place([{ path: keys, message: `The config extends itself through "${name}".` }]));
  if (folderAround(path, reading.folders) === undefined) {
    const message = `"${name}" is outside "${reading.folders[0] ?? ""}". A config extends presets and configs of its own repository. Copy the file into it.`;
    return failure(...file.place([{ path: keys, message }]));
  }
  if (statOf(path)?.isFile()) return partsOfFile(path, above, reading);
  const hint = didYouMean(name, presetNames);
  const message = `"${name}" is neither a preset (${presetNames.join(", ")}) nor a config file, as seen from this one.${hint}`;
  return failure(...file.place([{ path: keys, message }]));
}

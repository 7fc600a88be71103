import { join } from "../../../../paths/index.js";
import { sourceFile } from "../../../../source/index.js";
import { readJson } from "../../../syntax/json/json-tree.js";
import type { FileReader } from "../../../values/input.js";

/** The folders of downloaded modules by the names of their calls, from `.terraform/modules/modules.json`. */
export function downloadedModules(folder: string, reader: FileReader): ReadonlyMap<string, string> {
  const path = join(folder, ".terraform/modules/modules.json");
  const text = reader.read(path);
  const found = new Map<string, string>();
  const root = text === undefined ? undefined : readJson(sourceFile(path, text)).documents[0];
  const list = root?.kind === "mapping" ? root.entries.find(({ key }) => key.text === "Modules")?.value : undefined;
  for (const item of list?.kind === "list" ? list.items : []) {
    if (item.kind !== "mapping") continue;
    const member = (name: string): string | undefined => {
      const value = item.entries.find(({ key }) => key.text === name)?.value;
      return value?.kind === "scalar" ? value.text : undefined;
    };
    const [key, dir] = [member("Key"), member("Dir")];
    if (key !== undefined && key !== "" && dir !== undefined) found.set(key, dir);
  }
  return found;
}

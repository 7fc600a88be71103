import type { GlobalKey } from "./types.js";

/** What condition keys hold, by their name. */
export interface KeyMeanings {
  readonly global: ReadonlyMap<string, GlobalKey>;
  /** Keys of the services that the facts name, in the words of AWS: "Filters access by ...". */
  readonly ofServices: ReadonlyMap<string, string>;
}

/** Loads what condition keys hold. Only hovers in an editor need it, so it is not in the index. */
export async function loadKeyMeanings(): Promise<KeyMeanings> {
  const [{ default: global }, { default: described }] = await Promise.all([
    import("./global-keys.json", { with: { type: "json" } }),
    import("../generated/key-descriptions.json", { with: { type: "json" } }),
  ]);
  return {
    global: new Map(global.keys.map((key) => [key.name, key])),
    ofServices: new Map(Object.entries(described)),
  };
}

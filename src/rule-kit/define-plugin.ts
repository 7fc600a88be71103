import type { Rule } from "./types.js";

/** Rules of a user's own, loaded when a config names their module. */
export interface Plugin {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Declares a plugin; it is returned as it is, checked by the compiler only. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}

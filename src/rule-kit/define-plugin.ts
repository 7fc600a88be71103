import type { Rule } from "./types.js";

/** A user's own rules. They are loaded when a config names their module. */
export interface Plugin {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Declares a plugin. The plugin is returned unchanged. The compiler checks it. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}

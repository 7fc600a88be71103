import { isRecord, visible } from "../../source/index.js";
import type { SkippedPlugins } from "../lints/lint-document.js";
import type { Rpc } from "./rpc.js";
import type { TrustedPlaces } from "./thread-messages.js";

/**
 * Whether the user lets plugins run. Plugins are code of whoever wrote the config, and an editor lints a file as soon
 * as it is opened. So no plugin is loaded until the user agrees, once for each repository and server.
 *
 * The answers are kept in this thread, because the thread that judges may be replaced.
 */
export interface PluginConsent {
  /** The places whose plugins may run now. */
  trusted(): TrustedPlaces;
  /** Asks the user about plugins that were not loaded, if this was not asked yet. */
  ask(skipped: SkippedPlugins): void;
}

export interface ConsentOptions {
  readonly rpc: Pick<Rpc, "notify" | "request">;
  /** Whether the command line says that no plugin may run. */
  readonly isOff: boolean;
  /** What the editor says at the start: `true` loads all plugins, `false` loads none, and otherwise the user is asked. */
  readonly trust: boolean | undefined;
  readonly onConsent: (place: string) => void;
}

const load = "Load plugins";
const later = "Not now";

export function pluginConsent({ isOff, onConsent, rpc, trust }: ConsentOptions): PluginConsent {
  const trusted = new Set<string>();
  const asked = new Set<string>();

  async function request(skipped: SkippedPlugins): Promise<void> {
    const actions = [{ title: load }, { title: later }];
    const question = { type: 2, message: visible(questionOf(skipped)), actions };
    try {
      const answer = await rpc.request("window/showMessageRequest", question);
      if (!isRecord(answer) || answer.title !== load) return;
    } catch {
      // Not every editor can ask.
      const message = `dmslint: The plugins of "${skipped.config}" are not loaded, because this editor cannot ask whether you trust them. If you do, start the server with the initialization option "trustPlugins": true.`;
      rpc.notify("window/showMessage", { type: 3, message: visible(message) });
      return;
    }
    trusted.add(skipped.place);
    onConsent(skipped.place);
  }

  return {
    trusted: () => (trust === true ? "all" : [...trusted]),
    ask(skipped) {
      if (isOff || trust !== undefined || asked.has(skipped.place)) return;
      asked.add(skipped.place);
      void request(skipped);
    },
  };
}

function questionOf({ config, place, plugins }: SkippedPlugins): string {
  const names = plugins.map((path) => `"${path}"`).join(", ");
  const whom = place === config ? "who wrote this config" : `the authors of "${place}"`;
  return `dmslint: The config "${config}" names plugins: ${names}. Plugins are code that runs on this machine. Load them only if you trust ${whom}.`;
}

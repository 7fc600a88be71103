import {
  MessageType,
  ShowMessageNotification,
  ShowMessageRequest,
  type Connection,
  type MessageActionItem,
} from "vscode-languageserver/node.js";
import type { SkippedPlugins } from "../workspace/index.js";
import type { LintSettings } from "./lint-document.js";

/**
 * Whether the user lets plugins run. Plugins are code of whoever wrote the config, and an editor lints a file as soon
 * as it is opened. So no plugin is loaded until the user agrees, once for each repository and server.
 */
export interface PluginConsent {
  /** What the editor says at the start: `true` loads all plugins, `false` loads none, and otherwise the user is asked. */
  start(trust: boolean | undefined): void;
  /** The settings of the server, with only the plugins that the user agreed to. */
  readonly settings: LintSettings;
  /** Asks the user about plugins that were not loaded, if this was not asked yet. */
  ask(skipped: SkippedPlugins): void;
}

/** The initialization option `trustPlugins`. */
export function trustOption(options: unknown): boolean | undefined {
  const isThere = typeof options === "object" && options !== null && "trustPlugins" in options;
  return isThere && typeof options.trustPlugins === "boolean" ? options.trustPlugins : undefined;
}

const load = "Load plugins";
const later = "Not now";

export function pluginConsent(connection: Connection, settings: LintSettings, onConsent: () => void): PluginConsent {
  const isOff = settings.configOptions.plugins.use === "none";
  const trusted = new Set<string>();
  const asked = new Set<string>();
  let trustsAll: boolean | undefined;
  const isTrusted = (place: string): boolean => trustsAll ?? trusted.has(place);

  async function request(skipped: SkippedPlugins): Promise<void> {
    const actions = [{ title: load }, { title: later }];
    const question = { type: MessageType.Warning, message: questionOf(skipped), actions };
    try {
      const answer = await connection.sendRequest<MessageActionItem | null>(ShowMessageRequest.method, question);
      if (answer?.title !== load) return;
      trusted.add(skipped.place);
      onConsent();
    } catch {
      // Not every editor can ask.
      const message = `dmslint: The plugins of "${skipped.config}" are not loaded, because this editor cannot ask whether you trust them. If you do, start the server with the initialization option "trustPlugins": true.`;
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
    }
  }

  return {
    start(trust) {
      trustsAll = trust;
    },
    settings: isOff
      ? settings
      : {
          ...settings,
          configOptions: { ...settings.configOptions, plugins: { use: "consented", isTrusted } },
        },
    ask(skipped) {
      if (isOff || trustsAll !== undefined || asked.has(skipped.place)) return;
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

import type { Client } from "./client.js";
import { isRecord } from "../../source/index.js";
import type { Rpc } from "./rpc.js";

/** The settings that may change while the server runs. */
export interface LiveSettings {
  readonly showsHints: () => boolean;
  /** Asks the editor for them, and to be told when they change. */
  readonly start: () => void;
  /** They have changed. An editor that is not asked for them sends them along. */
  readonly changed: (params: unknown) => void;
}

/** The name of the setting. It is asked for as a whole, because VS Code has no name for all settings of an extension. */
const section = "dmslint.inlayHints.enable";

export function followSettings(
  rpc: Pick<Rpc, "request">,
  { pullsSettings, refreshesHints, registersSettings }: Client,
  atFirst: boolean,
): LiveSettings {
  let shown = atFirst;
  const set = (given: unknown): void => {
    const wanted = typeof given === "boolean" ? given : atFirst;
    if (wanted === shown) return;
    shown = wanted;
    // An editor that cannot be told asks by itself when somebody types.
    if (refreshesHints) void rpc.request("workspace/inlayHint/refresh", {}).catch(() => undefined);
  };
  const ask = async (): Promise<void> => {
    const answer = await rpc.request("workspace/configuration", { items: [{ section }] }).catch(() => undefined);
    if (Array.isArray(answer)) set(answer[0]);
  };
  return {
    showsHints: () => shown,
    start() {
      if (pullsSettings) void ask();
      if (!registersSettings) return;
      const registrations = [
        { id: "dmslint-settings", method: "workspace/didChangeConfiguration", registerOptions: { section } },
      ];
      void rpc.request("client/registerCapability", { registrations }).catch(() => undefined);
    },
    changed(params) {
      const settings = isRecord(params) && isRecord(params.settings) ? params.settings : {};
      if (pullsSettings) void ask();
      else set(wantsHints(settings.dmslint ?? settings));
    },
  };
}

/** Reads the option or the setting `inlayHints`: `true`, or `{ enable: true }` as VS Code nests it. `undefined`: not given. */
export function wantsHints(settings: unknown): boolean | undefined {
  const given = isRecord(settings) ? settings.inlayHints : undefined;
  const value = isRecord(given) ? given.enable : given;
  return typeof value === "boolean" ? value : undefined;
}

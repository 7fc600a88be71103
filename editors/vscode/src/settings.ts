import { workspace } from "vscode";

/** The settings of the extension, as package.json declares them. `dmslint.trace.server` is read by the language client. */
export interface Settings {
  readonly enable: boolean;
  readonly path: string;
  readonly config: string;
  readonly preset: string;
  readonly region: string;
  readonly plugins: "ask" | "load" | "never";
  readonly timeLimit: number;
  readonly memoryLimit: number;
}

export const section = "dmslint";

/** Settings whose change is heard without a new start of the server. */
export const liveSettings = ["codeLens.enable", "inlayHints.enable", "trace.server"] as const;

/** The setting by which code lenses are shown. */
export const lensSetting = `${section}.codeLens.enable`;

export function readSettings(): Settings {
  const given = workspace.getConfiguration(section);
  const plugins = given.get<string>("plugins");
  return {
    enable: given.get("enable", true),
    path: given.get("path", "").trim(),
    config: given.get("config", "").trim(),
    preset: given.get("preset", ""),
    region: given.get("region", "").trim(),
    plugins: plugins === "load" || plugins === "never" ? plugins : "ask",
    timeLimit: given.get("timeLimit", 10),
    memoryLimit: given.get("memoryLimit", 1024),
  };
}

export function showsLenses(): boolean {
  return workspace.getConfiguration(section).get("codeLens.enable", true);
}

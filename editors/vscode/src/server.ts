import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Executable, NodeModule, ServerOptions } from "vscode-languageclient/node";
import type { Settings } from "./settings.js";

/** Where the extension and the workspace are, and whether the user trusts the workspace. */
export interface Places {
  /** The folder of the extension. */
  readonly extension: string;
  /** The folders of the workspace. */
  readonly folders: readonly string[];
  readonly isTrusted: boolean;
}

/** The server that is started, and what it is called in the log. */
export interface ServerChoice {
  readonly file: string;
  readonly origin: "setting" | "workspace" | "extension";
}

/**
 * Chooses the server. That of a workspace and that of a setting are code of the workspace or named by it, so they run only
 * if the workspace is trusted.
 */
export function chooseServer(
  { path }: Pick<Settings, "path">,
  { extension, folders, isTrusted }: Places,
): ServerChoice {
  if (isTrusted && path !== "") return { file: fromFirstFolder(path, folders), origin: "setting" };
  const installed = folders.map((folder) => join(folder, "node_modules", "dmslint", "bin", "dmslint.js"));
  const own = isTrusted ? installed.find((file) => existsSync(file)) : undefined;
  return own === undefined
    ? { file: join(extension, "server", "bin", "dmslint.js"), origin: "extension" }
    : { file: own, origin: "workspace" };
}

/** A command without a folder is found on the PATH. */
function fromFirstFolder(path: string, [first]: readonly string[]): string {
  const isCommand = !/[\\/]/.test(path);
  return isCommand || isAbsolute(path) || first === undefined ? path : join(first, path);
}

/** How the language client starts a server. Programs of Node run in the Node that is part of VS Code. */
export function serverOptions({ file }: ServerChoice, settings: Settings, places: Places): ServerOptions {
  const args = ["lsp", "--stdio", ...serverArguments(settings, places)];
  if (/\.[cm]?js$/.test(file)) {
    // Without a transport, the client adds `--stdio` by itself.
    return { module: file, args: args.filter((arg) => arg !== "--stdio") } satisfies NodeModule;
  }
  // npm makes a command for Windows that only a shell can run.
  const needsShell = process.platform === "win32" && !/\.exe$/i.test(file);
  const command = needsShell ? `"${file}"` : file;
  return { command, args, options: { shell: needsShell } } satisfies Executable;
}

function serverArguments({ config, plugins, preset, region }: Settings, { folders, isTrusted }: Places): string[] {
  return [
    ...(config !== "" && isTrusted ? ["--config", fromFirstFolder(join(".", config), folders)] : []),
    ...(preset !== "" ? ["--preset", preset] : []),
    ...(region !== "" ? ["--region", region] : []),
    ...(plugins === "never" || !isTrusted ? ["--no-plugins"] : []),
  ];
}

/** The options that the server reads from `initialize`. */
export function initializationOptions({ memoryLimit, plugins, timeLimit }: Settings): object {
  return { timeLimit, memoryLimit, showsResults: true, ...(plugins === "load" && { trustPlugins: true }) };
}

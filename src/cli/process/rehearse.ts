import { join, resolve } from "node:path";
import type { Host } from "./host.js";
import { rehearsalFiles } from "./rehearsal-files.js";

/** The formats of most runs. */
const formats: readonly string[] = ["stylish", "json"];

const top = resolve("/");

/** A folder that nobody has. So nothing beside the texts is looked at. */
const nowhere = join(top, ".dmslint-rehearsal");

/**
 * Lints a small text of each format and tells nobody. After that, V8 has compiled what most runs need, whatever this
 * run was for. The texts have no findings: what is kept has to be loaded, and most runs find nothing.
 */
export async function rehearse(main: (argv: readonly string[], host: Host) => Promise<number>): Promise<void> {
  for (const [name, text] of rehearsalFiles) {
    for (const format of formats) {
      await main(
        ["--stdin", "--stdin-filename", join(nowhere, name), "--no-config", "--format", format],
        silentHost(text),
      );
    }
  }
}

function silentHost(text: string): Host {
  const silent = { write: (): void => undefined };
  return {
    cwd: top,
    env: {},
    stdin: () => Promise.resolve(Buffer.from(text)),
    stdout: silent,
    stderr: silent,
    onInterrupt: () => undefined,
  };
}

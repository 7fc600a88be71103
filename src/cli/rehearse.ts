import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isSystemError } from "../disk/index.js";
import type { Host } from "./host.js";
import { rehearsalFiles } from "./rehearsal-files.js";

/** The formats of most runs. */
const formats: readonly string[] = ["stylish", "json"];

/**
 * Lints a small file of each format and tells nobody. After that, V8 has compiled what most runs need, whatever this
 * run was for. The files have no findings: what is kept has to be loaded, and most runs find nothing.
 */
export async function rehearse(main: (argv: readonly string[], host: Host) => Promise<number>): Promise<void> {
  try {
    const folder = mkdtempSync(join(tmpdir(), "dmslint-"));
    try {
      for (const [name, text] of rehearsalFiles) writeFileSync(join(folder, name), text);
      for (const format of formats) await main([".", "--no-config", "--format", format], silentHost(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    // Without a folder for temporary files there is no rehearsal.
    if (!isSystemError(error)) throw error;
  }
}

function silentHost(cwd: string): Host {
  const nowhere = { write: (): void => undefined };
  return {
    cwd,
    env: {},
    stdin: () => Promise.resolve(new Uint8Array()),
    stdout: nowhere,
    stderr: nowhere,
    onInterrupt: () => undefined,
  };
}

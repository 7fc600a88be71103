import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { isFailure } from "../../src/source/index.js";
import { openWorkspace, type Workspace } from "../../src/workspace/index.js";

/** An empty folder on disk. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "dmslint-test-")));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A folder on disk with these files, removed after the test. */
export function workspace(files: Readonly<Record<string, string | Uint8Array>>): string {
  const { path: folder, remove } = temporaryFolder();
  onTestFinished(remove);
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
  }
}

/** A folder, opened without config and rules. */
export async function openedFolder(cwd: string): Promise<Workspace> {
  const opened = await openWorkspace(
    { paths: ["."] },
    {
      cwd,
      config: { use: "none" },
      rules: [],
      plugins: { use: "none" },
      values: { vars: [], varFiles: [], parameterFiles: [] },
    },
  );
  if (isFailure(opened)) throw new Error(opened.message);
  return opened;
}

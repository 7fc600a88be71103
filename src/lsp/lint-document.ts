import { isFailure, type Result } from "../source/index.js";
import { resolve } from "node:path";
import type { LintResult } from "../linter/index.js";
import type { Project as Model } from "../model/index.js";
import {
  type DocumentTarget,
  type LintOptions,
  lintWorkspace,
  openWorkspace,
  type Workspace,
  type ConfigOptions,
} from "../workspace/index.js";

/** How the server lints, whatever is open. */
export interface LintSettings {
  readonly configOptions: ConfigOptions;
  readonly options: Omit<LintOptions, "fix">;
}

/** The unit of a document, linted once. */
export interface DocumentLint {
  readonly workspace: Workspace;
  readonly results: readonly LintResult[];
  readonly model: Model;
  /** Files that were read: when one of them changes, so may the findings. */
  readonly reads: ReadonlySet<string>;
}

/** Lints the unit of a document; config files are read anew each time. */
export async function lintDocument(target: DocumentTarget, settings: LintSettings): Promise<Result<DocumentLint>> {
  const opened = await openWorkspace(target, settings.configOptions);
  if (isFailure(opened)) return opened;
  const reads = new Set(opened.configs);
  const { reader } = opened;
  const recording: Workspace["reader"] = {
    ...reader,
    read: (path) => {
      reads.add(resolve(path));
      return reader.read(path);
    },
  };
  const workspace = { ...opened, reader: recording };
  const { model, results } = await lintWorkspace(workspace, { ...settings.options, fix: "none" });
  return { workspace, results, model, reads };
}

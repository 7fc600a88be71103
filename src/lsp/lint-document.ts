import { isFailure, type Result } from "../source/index.js";
import { resolve } from "node:path";
import type { LintOutcome, LintResult } from "../linter/index.js";
import type { Project as Model } from "../model/index.js";
import {
  type DocumentTarget,
  type LintOptions,
  lintWorkspace,
  openWorkspace,
  type Workspace,
  type ConfigOptions,
} from "../workspace/index.js";

export type { SkippedPlugins } from "../workspace/index.js";

/** The lint options of the server. They do not depend on the open documents. */
export interface LintSettings {
  readonly configOptions: ConfigOptions;
  readonly options: Omit<LintOptions, "fix">;
}

/** The result of linting the unit of a document once. */
export interface DocumentLint extends Pick<LintOutcome, "services"> {
  readonly workspace: Workspace;
  readonly results: readonly LintResult[];
  readonly model: Model;
  /** The files that were read. If one of them changes, the findings may change. */
  readonly reads: ReadonlySet<string>;
}

/** Lints the unit of a document. Config files are read again each time. Fails like `openWorkspace`. */
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
  const { model, results, services } = await lintWorkspace(workspace, { ...settings.options, fix: "none" });
  return { workspace, results, model, services, reads };
}

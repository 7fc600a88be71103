import { lintFiles, projectConfig } from "../workspace/index.js";
import type { LintRequest } from "./lint-request.js";
import type { Violation } from "./plugin-types.js";
import { violationsIn } from "./violations.js";

/** Lints templates in one run, so that stacks see each other's exports. */
export async function lintTemplates({ options, stackPaths, templatePaths }: LintRequest): Promise<Violation[]> {
  const config = options.config ?? projectConfig(templatePaths, process.cwd());
  const results = await lintFiles(templatePaths, { ...options, ...(config !== undefined && { config }) });
  return violationsIn(results, new Map(stackPaths));
}

import { displayPath, unitForms, type LintOutcome, type LintStats, type Workspace } from "../workspace/index.js";

/** The lines that `--debug` prints before linting. */
export function debugText({ configs, plugins, roots, units }: Workspace, cwd: string): string {
  const lines = [
    ...roots.map((root) => `root: ${root}`),
    ...configs.map((config) => `config: ${displayPath(config, cwd)}`),
  ];
  const found = units.map(
    ({ files, kind, path }) =>
      `${kind}: ${displayPath(path, cwd)}${unitForms[kind].folder ? ` (${String(files.length)} files)` : ""}`,
  );
  return debugLines(lines) + pluginText(plugins, cwd) + debugLines(found);
}

/** The lines of `--debug` for the plugins that were loaded. */
export function pluginText(plugins: readonly string[], cwd: string): string {
  return debugLines(plugins.map((path) => `plugin: ${displayPath(path, cwd)}`));
}

function debugLines(lines: readonly string[]): string {
  return lines.map((line) => `dmslint: ${line}\n`).join("");
}

/** The lines that `--debug` prints after linting: the edits that are neither made nor offered, with the reason. */
export function refusedText(refused: LintOutcome["refused"], cwd: string): string {
  const lines = refused.map(
    ({ column, edit, filePath, line, reason, ruleId }) =>
      `${displayPath(filePath, cwd)}:${String(line)}:${String(column)}: the ${edit} of ${ruleId} is refused: ${reason}`,
  );
  return [...new Set(lines)].map((line) => `dmslint: ${line}\n`).join("");
}

/** The lines that `--stats` prints: the time of each phase and of the slowest rules. */
export function statsText(stats: LintStats): string {
  const phases = (["parse", "link", "judge"] as const).map((phase) => `${phase} ${milliseconds(stats[phase])}`);
  const slowest = Object.entries(stats.rules).sort(([, one], [, other]) => other - one);
  const rules = slowest.slice(0, 10).map(([name, time]) => `  ${name.padEnd(32)} ${milliseconds(time)}`);
  const head = `${String(stats.units)} units: ${phases.join(", ")}; ${String(stats.fixPasses)} fix passes`;
  return [head, ...rules].map((line) => `${line}\n`).join("");
}

function milliseconds(time: number): string {
  return `${time.toFixed(1)} ms`;
}

import { takeLimitsMet } from "../../source/index.js";
import {
  displayPath,
  shownPlugin,
  unitForms,
  type LintOutcome,
  type LintStats,
  type Workspace,
} from "../../workspace/index.js";

/** The lines that `--debug` prints before linting. */
export function debugLines({ configs, plugins, roots, units }: Workspace, cwd: string): readonly string[] {
  const lines = [
    ...roots.map((root) => `root: ${root}`),
    ...configs.map((config) => `config: ${displayPath(config, cwd)}`),
  ];
  const found = units.map(
    ({ files, kind, path }) =>
      `${kind}: ${displayPath(path, cwd)}${unitForms[kind].folder ? ` (${counted(files.length, "file", "files")})` : ""}`,
  );
  return [...lines.map(named), ...pluginLines(plugins, cwd), ...found.map(named)];
}

/** The lines that `--debug` prints for the plugins that were loaded. */
export function pluginLines(plugins: readonly string[], cwd: string): readonly string[] {
  return plugins.map((path) => named(`plugin: ${shownPlugin(path, cwd)}`));
}

function named(line: string): string {
  return `dmslint: ${line}`;
}

/** The lines that `--debug` prints after linting: the edits that are neither made nor offered, with the reason. */
export function refusedLines(refused: LintOutcome["refused"], cwd: string): readonly string[] {
  const lines = refused.map(
    ({ column, edit, filePath, line, reason, ruleId }) =>
      `${displayPath(filePath, cwd)}:${String(line)}:${String(column)}: the ${edit} of ${ruleId} is refused: ${reason}`,
  );
  return [...new Set(lines)].map((line) => `dmslint: ${line}`);
}

/** The lines that `--debug` prints after linting: how often values were not read because a limit was met. */
export function limitLines(): readonly string[] {
  return [...takeLimitsMet()].map(([limit, count]) => `dmslint: limit met, ${String(count)} x: ${limit}`);
}

/** The lines that `--stats` prints: the time of each phase and of the slowest rules. */
export function statsLines(stats: LintStats): readonly string[] {
  const phases = (["parse", "link", "judge"] as const).map((phase) => `${phase} ${milliseconds(stats[phase])}`);
  const slowest = Object.entries(stats.rules).sort(([, one], [, other]) => other - one);
  const rules = slowest.slice(0, 10).map(([name, time]) => `  ${name.padEnd(32)} ${milliseconds(time)}`);
  const head = `${counted(stats.units, "unit", "units")}: ${phases.join(", ")}; ${counted(stats.fixPasses, "fix pass", "fix passes")}`;
  return [head, ...rules];
}

function milliseconds(time: number): string {
  return `${time.toFixed(1)} ms`;
}

function counted(number: number, one: string, several: string): string {
  return `${String(number)} ${number === 1 ? one : several}`;
}

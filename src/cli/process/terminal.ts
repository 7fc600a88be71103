import type { Host } from "./host.js";

/** How a report is drawn where it goes. */
export interface Drawing {
  /** The maximum length of a line. `Infinity` where no terminal shows it. */
  readonly width: number;
  readonly color: boolean;
  readonly hyperlinks: boolean;
}

/** The variables of the environment that decide how a report is drawn. */
const variables = [
  ...["FORCE_COLOR", "NO_COLOR", "TERM", "CI"],
  ...["FORCE_HYPERLINK", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "WT_SESSION"],
] as const;

/** The values of these variables. With others, the same report may look different. */
export function drawingVariables({ env }: Pick<Host, "env">): Readonly<Record<string, string | null>> {
  return Object.fromEntries(variables.map((name) => [name, env[name] ?? null]));
}

/** How a report is drawn: for the terminal, or without anything that only terminals understand. */
export function drawingFor(
  { env, stdout }: Pick<Host, "env" | "stdout">,
  { outputFile, refusesColor }: { readonly outputFile?: string | undefined; readonly refusesColor: boolean },
): Drawing {
  const isTerminal = stdout.isTTY === true && outputFile === undefined;
  const color = !refusesColor && hasColors(env, isTerminal) && outputFile === undefined;
  return {
    width: isTerminal ? (stdout.columns ?? 80) : Infinity,
    color,
    hyperlinks: color && hasHyperlinks(env, isTerminal),
  };
}

/** Whether a terminal obeys orders such as to clear its screen. */
export function obeysOrders({ env, stdout }: Pick<Host, "env" | "stdout">): boolean {
  return stdout.isTTY === true && env.TERM !== "dumb";
}

type Environment = Host["env"];

/** https://no-color.org and https://force-color.org; `FORCE_COLOR=0` is an older custom of Node programs. */
function hasColors({ FORCE_COLOR, NO_COLOR, TERM }: Environment, isTerminal: boolean): boolean {
  if (Boolean(NO_COLOR)) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal && TERM !== "dumb";
}

/** Terminals of which a version has links. Others show the orders as text, so they get none. */
function hasHyperlinks(env: Environment, isTerminal: boolean): boolean {
  const { CI, FORCE_HYPERLINK, TERM = "", TERM_PROGRAM = "", VTE_VERSION, WT_SESSION } = env;
  if (FORCE_HYPERLINK !== undefined) return FORCE_HYPERLINK !== "0" && FORCE_HYPERLINK !== "false";
  if (!isTerminal || Boolean(CI)) return false;
  if (Boolean(WT_SESSION) || ["alacritty", "foot", "xterm-ghostty", "xterm-kitty"].includes(TERM)) return true;
  if (VTE_VERSION !== undefined) return Number(VTE_VERSION) > 5000;
  return ["iTerm.app", "WezTerm", "vscode", "ghostty"].includes(TERM_PROGRAM);
}

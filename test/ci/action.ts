import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { run } from "../cli/run-command.js";
import type { Run } from "../cli/run-main.js";

export const project = fileURLToPath(new URL("../..", import.meta.url));

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Step {
  readonly name: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

export const action = parse(readFileSync(join(project, "action.yml"), "utf8")) as Action;

export interface Workspace {
  /** GITHUB_WORKSPACE: the checkout. */
  readonly checkout: string;
  /** RUNNER_TEMP. */
  readonly temporary: string;
  /** A folder of commands that stand before those of the machine. */
  readonly commands?: string;
}

/** Runs the steps as GitHub's runner does, until one fails; gives what the last one said. */
export async function runAction(
  { checkout, commands, temporary }: Workspace,
  given: Readonly<Record<string, string>>,
  steps: readonly Step[] = action.runs.steps,
): Promise<Run> {
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]),
  );
  let last: Run = { status: 0, stdout: "", stderr: "" };
  for (const step of steps) {
    const script = join(temporary, "step.sh");
    writeFileSync(script, step.run);
    chmodSync(script, 0o755);
    const environment = Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluate(value, inputs)] as const);
    const folder = resolve(checkout, evaluate(step["working-directory"] ?? "", inputs));
    if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
    // https://docs.github.com/en/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsshell
    last = await run(folder, step.shell, ["--noprofile", "--norc", "-eo", "pipefail", script], {
      ...Object.fromEntries(environment),
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_PATH: project,
      GITHUB_WORKSPACE: checkout,
      RUNNER_TEMP: temporary,
      ...(commands !== undefined && { PATH: `${commands}:${process.env.PATH ?? ""}` }),
    });
    if (last.status !== 0) return last;
  }
  return last;
}

/** An expression of the workflow language; the action uses inputs only. */
function evaluate(text: string, inputs: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const [, name = ""] = /^ inputs\.([\w-]+) $/.exec(expression) ?? [];
    const value = inputs[name];
    if (value === undefined) throw new Error(`The expression "${expression}" is not known.`);
    return value;
  });
}

import { fileURLToPath } from "node:url";
import { packagePlace } from "../../disk/index.js";
import { withCeiling } from "../../workspace/index.js";
import { processHost } from "./host.js";

/**
 * Small files of each format without findings, with what most files have: a role, its policy and what uses it. They are
 * found by name and in a folder, where most policies are not looked for.
 */
const runs: readonly (readonly [format: string, target: string])[] = [
  ["stylish", "template"],
  ["json", "template/stack.yaml"],
  ["stylish", "module"],
  ["json", "module/main.tf"],
  ["stylish", "policy/policy.json"],
  ["json", "policy/policy.json"],
];

type RunOfProcess = (argv: readonly string[], hostOf: () => ReturnType<typeof processHost>) => Promise<number>;

/**
 * Lints a small file of each format, as the process does it, and tells nobody. After that, V8 has compiled what most runs need,
 * whatever this run was for. The files have no findings: what is kept has to be loaded, and most runs find nothing. They are
 * files of the package, because to find and read files is a part of each run.
 */
export async function rehearse(run: RunOfProcess, place = packagePlace("dist/rehearsal/")): Promise<void> {
  if (!place) return;
  const folder = fileURLToPath(place);
  const host = silentHost(folder);
  await withCeiling(folder, async () => {
    for (const [format, target] of runs) await run(["--no-config", "--format", format, target], () => host);
  });
}

/** The process in another folder. Of what is printed, it writes an empty text: so nothing, by what writes all else. */
function silentHost(cwd: string): ReturnType<typeof processHost> {
  const { stdin, stdout, written } = processHost(cwd);
  const silent = { write: (): unknown => stdout.write("") };
  return { cwd, env: {}, stdin, onInterrupt: () => undefined, stdout: silent, stderr: silent, written };
}

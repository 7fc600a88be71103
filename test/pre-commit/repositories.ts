import { cpSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../cli/run-command.js";

const project = fileURLToPath(new URL("../..", import.meta.url));

async function must(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  const { status, stderr, stdout } = await run(cwd, command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stdout}${stderr}`);
  return stdout;
}

/** Commits all that a folder holds, and gives the commit. */
export async function commitAll(folder: string): Promise<string> {
  if (!existsSync(join(folder, ".git"))) await must(folder, "git", "init", "--quiet", "--initial-branch=main");
  await must(folder, "git", "add", "--all");
  await must(folder, "git", "commit", "--quiet", "--no-verify", "--allow-empty", "--message", "files");
  return (await must(folder, "git", "rev-parse", "HEAD")).trim();
}

/** Makes a repository of the project as it stands here, with what is not committed yet. */
export async function cloneProject(folder: string): Promise<string> {
  const listed = await must(project, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
  for (const path of new Set(listed.split("\0").filter((one) => one !== "" && existsSync(join(project, one))))) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(project, path), target);
  }
  return commitAll(folder);
}

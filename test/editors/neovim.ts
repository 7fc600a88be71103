import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { home, root } from "./recipes.js";

/** In CI Neovim is installed, and a test that is skipped would prove nothing. */
export const isMissing = spawnSync("nvim", ["--version"]).error !== undefined && !process.env.CI;

/** What a script does in the editor, with a function that waits. What it puts into `seen` is the result. */
const drive = (lua: string): string => `
local seen = {}
local function wait(what, isSo)
  if not vim.wait(20000, isSo, 20) then
    seen.failed = "waited in vain for " .. what
    error(seen.failed)
  end
end
local told = {}
vim.notify = function(message) table.insert(told, message) end
local ok, problem = pcall(function()
${lua}
end)
if not ok and not seen.failed then seen.failed = problem end
vim.fn.writefile({ vim.json.encode(seen) }, "seen.json")
vim.cmd("qall!")
`;

export interface NeovimRun {
  /** The init.lua of the user. */
  readonly init: string;
  readonly files: Readonly<Record<string, string>>;
  readonly opened: string;
  readonly lua: string;
  /** Whether editors/neovim is on the runtimepath. */
  readonly hasPlugin?: boolean;
}

/** Runs Neovim without a terminal, and gives what the script has seen. */
export function inNeovim({ files, hasPlugin = false, init, lua, opened }: NeovimRun): unknown {
  const inProject = Object.fromEntries(Object.entries(files).map(([name, text]) => [`project/${name}`, text]));
  const { env, folder } = home({ ...inProject, "init.lua": init, "drive.lua": drive(lua) });
  const project = join(folder, "project");
  const plugin = hasPlugin ? ["--cmd", `set runtimepath^=${root}editors/neovim`] : [];
  const start = [
    "--headless",
    "-n",
    ...plugin,
    "-u",
    join(folder, "init.lua"),
    "-S",
    join(folder, "drive.lua"),
    opened,
  ];
  const { error, stderr } = spawnSync("nvim", start, { cwd: project, env, encoding: "utf8", timeout: 60_000 });
  expect(error).toBeUndefined();
  const seen = JSON.parse(readFileSync(join(project, "seen.json"), "utf8")) as { readonly failed?: string };
  expect(seen.failed, stderr).toBeUndefined();
  return seen;
}

import { join } from "node:path";
import { expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { program } from "./program.js";
import { run } from "./run-command.js";

/** Node 20 has no compile cache, so the test stands in for it, and says for which folder it was asked. */
const standIn = 'require("node:module").enableCompileCache = (folder) => process.stderr.write(String(folder));';

it.each([
  ["the cache folder of the user", { HOME: "/home/ada", XDG_CACHE_HOME: "" }, "/home/ada/.cache/dmslint"],
  ["the cache folder that the user chose", { HOME: "/home/ada", XDG_CACHE_HOME: "/caches/ada" }, "/caches/ada/dmslint"],
])("compiled code is kept in %s, not where other users may write", async (_, env, folder) => {
  const cwd = workspace({ "stand-in.cjs": standIn });
  const argv = ["--require", join(cwd, "stand-in.cjs"), program, "--version"];
  expect(await run(cwd, process.execPath, argv, env)).toMatchObject({ status: 0, stderr: folder });
});

#!/usr/bin/env node
import nodeModule from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

try {
  // Node 20 has no compile cache; newer ones start faster with it. Without a folder, Node keeps it where other users of
  // the machine may write too, and would run what they put there.
  nodeModule.enableCompileCache?.(join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "dmslint"));
} catch {
  // A user without a home folder has no cache.
}

const { main } = await import("../dist/cli.js");
process.exitCode = await main(process.argv.slice(2));

#!/usr/bin/env node
import * as nodeModule from "node:module";

// Node 20 has no compile cache; newer ones start faster with it.
nodeModule.enableCompileCache?.();

const { main } = await import("../dist/cli.js");
process.exitCode = await main(process.argv.slice(2));

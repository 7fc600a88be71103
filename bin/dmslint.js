#!/usr/bin/env node
"use strict";

// bin/package.json says that this is CommonJS: Node starts it faster than a module.

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { Script } = require("node:vm");
const { codeFile, keepCode, keptCode } = require("./code-cache.js");

const program = join(__dirname, "../dist/cli.cjs");

async function start() {
  const file = codeFile(readFileSync(join(__dirname, "../dist/build-id"), "latin1"));
  const cachedData = keptCode(file);
  const script = new Script(readFileSync(program, "latin1"), { filename: program, cachedData });
  const isNew = cachedData === undefined || script.cachedDataRejected === true;
  const importModule = (address) => import(address);
  const { mainOfProcess, rehearse } = script.runInThisContext()(require, importModule, pathToFileURL(program).href);
  if (isNew && file !== undefined) {
    await keepCode(file, async () => {
      // V8 compiles a function when it is first called, so the code is kept after a rehearsal, which calls what most runs do.
      // This run comes later: it may call much that others need not, and V8 may drop the code of its start meanwhile.
      await rehearse(cachedData === undefined);
      return script.createCachedData();
    });
  }
  process.exitCode = await mainOfProcess();
  // Without this, V8 would first tidy up the memory.
  process.exit();
}

void start();

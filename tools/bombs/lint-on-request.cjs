"use strict";

// Lints what its parent asks for, one folder after the other, with the built program, as bin/dmslint.js does for one folder.
// How a lint ended is told on both outputs, behind all that it wrote there.

const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const { Script } = require("node:vm");

const [, , program] = process.argv;
const script = new Script(readFileSync(program, "latin1"), { filename: program });
const importModule = (address) => import(address);
const { mainOfProcess } = script.runInThisContext()(require, importModule, pathToFileURL(program).href);

process.on("message", async ({ args, folder, mark }) => {
  process.chdir(folder);
  process.argv = [process.execPath, program, ...args];
  const status = await mainOfProcess();
  for (const output of [process.stdout, process.stderr]) output.write(`${mark}${String(status)}\n`);
});

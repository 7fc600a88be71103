"use strict";

const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const { Script } = require("node:vm");

/** Loads the script of the built program in this process, as bin/dmslint.js does. The result lints a folder, and gives the exit status. */
function loadProgram(program) {
  const script = new Script(readFileSync(program, "latin1"), { filename: program });
  const importModule = (address) => import(address);
  const { mainOfProcess } = script.runInThisContext()(require, importModule, pathToFileURL(program).href);
  return ({ args, folder }) => {
    process.chdir(folder);
    process.argv = [process.execPath, program, ...args];
    return mainOfProcess();
  };
}

module.exports = { loadProgram };

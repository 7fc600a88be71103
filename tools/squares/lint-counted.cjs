"use strict";

// Lints what its parent asks for with the built program, and tells how often V8 ran each of its functions, and each branch and
// loop in them. It has to run without optimised code: V8 does not count the calls of what it has written into other functions.

const { readFileSync } = require("node:fs");
const { Session } = require("node:inspector");
const { pathToFileURL } = require("node:url");
const { Script } = require("node:vm");

const [, , program] = process.argv;
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

const script = new Script(readFileSync(program, "latin1"), { filename: program });
const importModule = (address) => import(address);
const { mainOfProcess } = script.runInThisContext()(require, importModule, pathToFileURL(program).href);

process.on("message", async ({ args, folder }) => {
  process.chdir(folder);
  process.argv = [process.execPath, program, ...args];
  const status = await mainOfProcess();
  // The counts begin anew with the next lint.
  session.post("Profiler.takePreciseCoverage", (error, coverage) => {
    const own = coverage?.result.find(({ url }) => url === program || url === pathToFileURL(program).href);
    const counts = (own?.functions ?? []).flatMap(({ functionName, ranges }) =>
      ranges.flatMap(({ count, startOffset }) =>
        count === 0 ? [] : [[functionName, ranges[0].startOffset, startOffset, count]],
      ),
    );
    process.send({ status, counts });
  });
});

"use strict";

// Lints what its parent asks for with the built program, and tells how often V8 ran each of its functions, and each branch and
// loop in them. It has to run without optimised code: V8 does not count the calls of what it has written into other functions.

const { Session } = require("node:inspector");
const { pathToFileURL } = require("node:url");
const { loadProgram } = require("../bombs/built-program.cjs");

const [, , program] = process.argv;
const { href } = pathToFileURL(program);
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

const lint = loadProgram(program);

process.on("message", async (asked) => {
  const status = await lint(asked);
  // The counts begin anew with the next lint.
  session.post("Profiler.takePreciseCoverage", (error, coverage) => {
    const own = coverage?.result.find(({ url }) => url === href);
    const counts = (own?.functions ?? []).flatMap(({ functionName, ranges }) =>
      ranges.flatMap(({ count, startOffset }) =>
        count === 0 ? [] : [[functionName, ranges[0].startOffset, startOffset, count]],
      ),
    );
    process.send({ status, counts });
  });
});

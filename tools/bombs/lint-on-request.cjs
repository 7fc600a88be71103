"use strict";

// Lints what its parent asks for, one folder after the other, with the built program. How a lint ended is told on both outputs,
// behind all that it wrote there.

const { loadProgram } = require("./built-program.cjs");

const [, , program] = process.argv;
const lint = loadProgram(program);

process.on("message", async ({ mark, ...asked }) => {
  const status = await lint(asked);
  for (const output of [process.stdout, process.stderr]) output.write(`${mark}${String(status)}\n`);
});

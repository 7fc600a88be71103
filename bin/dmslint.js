#!/usr/bin/env node
const { dirname } = require("node:path");

// CommonJS, because Node starts it faster. So does the package.json beside it say.
const start = require.resolve("../dist/start.cjs");
void require(start).start(require, dirname(start));

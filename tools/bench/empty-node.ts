import { fileURLToPath } from "node:url";
import type { Program } from "./cost.js";

/** The start of Node alone, which all ratios are to. */
export const emptyNode: Program = { args: [fileURLToPath(new URL("empty.mjs", import.meta.url))] };

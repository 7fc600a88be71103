import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

const question = "(p.stdout || {}).isTTY";

/**
 * When it is imported, picocolors asks whether stdout is a terminal. For the answer, Node makes a stream and loads its network.
 * We always tell picocolors whether there are colours, so it need not ask.
 */
export const colorsAsTold: Plugin = {
  name: "colors-as-told",
  setup(build) {
    build.onLoad({ filter: /[\\/]picocolors\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes(question))
        throw new Error("picocolors asks in another way: see tools/bundle/colors-as-told.ts");
      return { contents: text.replace(question, "false"), loader: "js" };
    });
  },
};

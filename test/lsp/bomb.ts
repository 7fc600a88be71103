import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { workspace } from "../workspace/workspace.js";
import { startServer, type Server } from "./server-process.js";

/**
 * A folder with a plugin that does what a text says: `# endless` never ends, `# memory` needs all memory, `# exit` ends the
 * thread, `# wrong place` makes the linter throw. `# endless actions` only never ends when a text is judged the second time,
 * as it is for code actions.
 */
export function bombFolder(files: Readonly<Record<string, string>> = {}): string {
  return workspace({
    "dmslint.config.json": JSON.stringify({ plugins: ["./bomb.mjs"], rules: { "bomb/rule": "error" } }),
    "bomb.mjs": plugin,
    ...files,
  });
}

/** A server that may load the plugin at once. */
export function bombServer(folder: string, options: object = {}): Promise<Server> {
  return startServer(folder, { initializationOptions: { trustPlugins: true, ...options } });
}

/** How often the plugin began to do what a text says. */
export function explosions(folder: string): number {
  const file = join(folder, "explosions");
  return existsSync(file) ? readFileSync(file, "utf8").length : 0;
}

const plugin = `
import { appendFileSync } from "node:fs";

const seen = new Set();

function explode(context, template, text) {
  const [, word] = /# (endless actions|endless|memory|exit|wrong place|later)/.exec(text) ?? [];
  if (!word) return;
  if (word === "endless actions" && !seen.has(text)) return seen.add(text);
  appendFileSync(new URL("explosions", import.meta.url), ".");
  if (word === "exit") process.exit(0);
  if (word === "later") setTimeout(() => { throw new Error("too late"); }, 500);
  if (word === "wrong place")
    context.report({ node: { location: { file: { path: null, text: null }, start: 0, end: 0 } }, address: "", messageId: "said" });
  for (const kept = []; word === "memory"; ) kept.push(new Array(1_000_000).fill(0.5));
  while (word.startsWith("endless"));
}

export default {
  name: "bomb",
  rules: [{
    name: "bomb/rule",
    meta: { type: "problem", docs: { description: "Explode" }, messages: { said: "Said." } },
    create: (context) => ({ Template: (template) => explode(context, template, template.files[0].text) }),
  }],
};
`;

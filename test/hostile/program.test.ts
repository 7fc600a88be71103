import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { formatNames } from "../../src/formatters/index.js";
import { run } from "../cli/run-command.js";
import { startServer } from "../lsp/server-process.js";
import { temporaryFolder, writeFiles } from "../workspace/workspace.js";
import { hostileFiles } from "./files.js";
import { hostileFileName, problemsIn } from "./texts.js";

// The built program, as users have it.
const program = fileURLToPath(new URL("../../bin/dmslint.js", import.meta.url));

function hostileFolder(): string {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  const folder = join(path, hostileFileName);
  mkdirSync(folder);
  writeFiles(folder, hostileFiles);
  return folder;
}

describe("the built program", () => {
  it.each([...formatNames.map((name) => ["--format", name]), ["--fix-dry-run", "--fix-suggestions"]])(
    "shows hostile texts as escapes with %s %s",
    async (...options) => {
      const { status, stderr, stdout } = await run(hostileFolder(), process.execPath, [
        ...[program, "--preset", "all", "--not-judged", "--debug", "--stats", ...options],
        ...[hostileFileName, "module", "broken.yaml"],
      ]);
      expect(status).toBe(1);
      expect(stdout).toContain("PWNED");
      expect(problemsIn(stdout, options[1])).toEqual([]);
      expect(problemsIn(stderr)).toEqual([]);
    },
  );
});

describe("the language server", () => {
  it("shows hostile texts as escapes", async () => {
    const folder = hostileFolder();
    const server = await startServer(folder, { args: ["--preset", "all"] });
    for (const name of [`${hostileFileName}/stack.yaml`, "stack.json", "policy.json", "broken.yaml"]) {
      const path = join(folder, name);
      const text = hostileFiles[name] ?? "";
      await server.open(path, text);
      const { diagnostics } = await server.diagnostics(path);
      const shown = diagnostics.flatMap(({ message, relatedInformation = [] }) => [
        message,
        ...relatedInformation.map((related) => related.message),
      ]);
      for (const { range } of diagnostics.slice(0, 12)) {
        const hover = await server.hover(path, range.start);
        if (hover !== undefined) shown.push(...hover.split("\n"));
        shown.push(...(await server.codeActions(path, range)).map(({ title }) => title));
      }
      expect(shown.length, name).toBeGreaterThan(0);
      expect(shown.flatMap((one) => problemsIn(one))).toEqual([]);
      expect(diagnostics.filter(({ message }) => message.includes("\n"))).toEqual([]);
    }
    expect(server.messages.flatMap((one) => problemsIn(one))).toEqual([]);
  });
});

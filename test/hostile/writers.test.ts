import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../../src/", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(src + path, "utf8") }));
const filesWith = (pattern: RegExp): readonly string[] =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .toSorted();

describe("the sources", () => {
  it("write to a terminal in one place only, which makes texts visible", () => {
    // The plugin of aws-cdk-lib makes its notes visible. A run that is kept passes on what was made visible. The progress
    // line has numbers only, and erases itself. The rehearsal writes an empty text. The language server writes its
    // protocol. Code of the user that ends the process is named on the way out, when no host can be told.
    expect(filesWith(/\b(?:stdout|stderr|progress)\.write\(/)).toEqual([
      "cdk/lint-program.ts",
      ...["cli/lint/lint-cached.ts", "cli/process/print.ts", "cli/process/progress.ts", "cli/process/rehearse.ts"],
      "disk/until-done.ts",
      "lsp/editor/server.ts",
    ]);
    expect(filesWith(/\bconsole\.(?:log|info|error|warn)\((?!visible)/)).toEqual([]);
    // The host of a command has the outputs of the process, and writes to them without a stream where it can.
    expect(filesWith(/\bprocess\.(?:stdout|stderr)\b/)).toEqual([
      "cdk/lint-program.ts",
      "cli/process/host.ts",
      "disk/until-done.ts",
      "lsp/editor/server.ts",
    ]);
    expect(filesWith(/\bwriteSync\(file\b/)).toEqual(["cli/process/process-output.ts"]);
  });

  it("write the JSON of reports in one place only, which escapes what nobody sees", () => {
    expect(filesWith(/JSON\.stringify/).filter((path) => path.startsWith("formatters/"))).toEqual([
      "formatters/gitlab.ts",
    ]);
    expect(readFileSync(`${src}formatters/gitlab.ts`, "utf8").match(/JSON\.stringify\(\w+/g)).toEqual([
      "JSON.stringify(identity",
    ]);
  });

  it("make failures in one place only, which makes their messages visible", () => {
    expect(filesWith(/kind: "failure", message/)).toEqual(["source/failure.ts"]);
  });
});

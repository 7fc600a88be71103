import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const union = /(export type TemplateFormat = [^;]+);/;

/** Files of src that do not compile when there is one more template format. */
function filesThatHaveToDecide(): readonly string[] {
  const { config } = ts.readConfigFile(resolve(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    readonly config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (path) =>
    path.endsWith("/src/model/dialect.ts") ? read(path)?.replace(union, '$1 | "pulumi";') : read(path);
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([resolve(root, "src/index.ts")], { ...options, noEmit: true }, host);
  const files = program.getSemanticDiagnostics().flatMap(({ file }) => (file ? [file.fileName] : []));
  return [...new Set(files)].map((path) => path.slice(path.indexOf("/src/") + 1)).sort();
}

describe("a new template format", () => {
  it("does not compile until these files decide about it", { timeout: 120_000 }, () => {
    expect(filesThatHaveToDecide()).toEqual([
      "src/fixers/declaration-writer.ts",
      "src/fixers/text-pieces.ts",
      "src/linter/law/flaws.ts",
      "src/parsers/parse.ts",
      "src/parsers/recognise.ts",
      "src/parsers/unit-forms.ts",
    ]);
  });
});

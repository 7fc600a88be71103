import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { endsWithOne, unitForms } from "../src/model/index.js";

const root = fileURLToPath(new URL("../", import.meta.url));

const table = "src/model/unit-forms.ts";
const recogniser = "src/parsers/recognise.ts";

type Change = readonly [path: string, from: RegExp, to: string];

const name: Change = ["src/model/dialect.ts", /(export type TemplateFormat = [^;]+);/, '$1 | "unheardOf";'];

/** A row of the table; `folder` as its text. */
const row = (folder: string): Change => [
  table,
  /\n} as const satisfies /,
  `\nunheardOf: { ...file, format: "unheardOf", file: "", files: "", endings: [".yaml"], folder: ${folder} },$&`,
];

const parsed = new Map<string, ts.SourceFile>();

/** The program before, from which the next one takes where its modules are. */
let before: ts.Program | undefined;

/** Files of src that do not compile after the changes; `only`: the files to look at. */
function filesThatHaveToDecide(changes: readonly Change[], only?: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(resolve(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    readonly config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    if (text === undefined) return undefined;
    const change = changes.find(([changed]) => path.endsWith(`/${changed}`));
    if (change) return ts.createSourceFile(path, text.replace(change[1], change[2]), target);
    const file = parsed.get(path) ?? ts.createSourceFile(path, text, target);
    parsed.set(path, file);
    return file;
  };
  const program = ts.createProgram([resolve(root, "src/index.ts")], { ...options, noEmit: true }, host, before);
  before = program;
  const shortPath = ({ fileName }: ts.SourceFile): string => fileName.slice(fileName.indexOf("/src/") + 1);
  const own = program.getSourceFiles().filter((file) => !program.isSourceFileFromExternalLibrary(file));
  return own
    .filter((file) => only?.includes(shortPath(file)) ?? !file.isDeclarationFile)
    .filter((file) => program.getSemanticDiagnostics(file).length > 0)
    .map(shortPath)
    .sort();
}

describe("a new template format", { timeout: 120_000 }, () => {
  const deciding = [
    "src/advice/writing/write-policies.ts",
    "src/fixers/declarations/declaration-writer.ts",
    "src/fixers/values/write-context.ts",
    "src/linter/law/flaws.ts",
    table,
    "src/parsers/parse.ts",
  ];

  it("does not compile until these files decide about it", () => {
    expect(filesThatHaveToDecide([name])).toEqual(deciding);
  });

  it("is added as CONTRIBUTING says, which names these files", () => {
    const text = readFileSync(resolve(root, "CONTRIBUTING.md"), "utf8");
    expect([...deciding, recogniser].filter((path) => !text.includes(`\`${path}\``))).toEqual([]);
  });

  it("does not compile without a recogniser where the content of a file shows it", () => {
    expect(filesThatHaveToDecide([name, row("undefined")], [table, recogniser])).toEqual([recogniser]);
  });

  it("needs no recogniser where the name of a file shows it", () => {
    const folder = `{ ...{} as FolderForm, syntax: "hcl" }`;
    expect(filesThatHaveToDecide([name, row(folder)], [table, recogniser])).toEqual([]);
  });
});

describe("the pre-commit hook", () => {
  it("is given the files of every format, and those that have values for it", () => {
    const hook = readFileSync(resolve(root, ".pre-commit-hooks.yaml"), "utf8");
    const files = new RegExp(/files: (.*)/.exec(hook)?.[1] ?? "nothing");
    const endings = Object.values(unitForms).flatMap(({ endings, folder }) => [
      ...endings,
      ...(folder?.valueEndings ?? []),
    ]);
    expect(endings.filter((ending) => !files.test(`a${ending}`))).toEqual([]);
  });
});

describe("the table of formats", () => {
  it("gives no file to two formats by its name", () => {
    const byName = Object.values(unitForms).filter(({ folder }) => folder);
    const endings = byName.flatMap((form) => [...form.endings, ...(form.folder?.valueEndings ?? [])]);
    expect(endings.filter((ending, index) => endsWithOne(`a${ending}`, endings.toSpliced(index, 1)))).toEqual([]);
  });
});

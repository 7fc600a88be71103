/**
 * Checks all types: `npx tsx tools/check-types.ts`. The page of a graph, the site and the extension for VS Code have other
 * globals than the rest, so they are programs of their own. What these only import from the rest is not checked again, and a
 * file that two programs read in the same way is parsed once.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The site has packages of its own. In CI they are installed. */
const hasSite = existsSync(`${root}site/node_modules`) || process.env.CI !== undefined;

const configs = [
  "tsconfig.json",
  "src/graph/viewer/tsconfig.json",
  ...(hasSite ? ["site/tsconfig.json"] : []),
  "editors/vscode/tsconfig.json",
];

/** By how modules are read, and by path. */
const parsed = new Map<ts.ModuleKind | undefined, Map<string, ts.SourceFile>>();

const formatHost: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (path) => path,
  getCurrentDirectory: () => root,
  getNewLine: () => "\n",
};

const checked = new Set<string>();
for (const config of configs) {
  const problems = problemsOf(config);
  if (problems.length === 0) continue;
  console.error(ts.formatDiagnostics(problems, formatHost));
  process.exitCode = 1;
}

function problemsOf(config: string): readonly ts.Diagnostic[] {
  const { errors, fileNames, options } = readConfig(resolve(root, config));
  const program = ts.createProgram({
    rootNames: fileNames,
    options,
    host: hostOf(options),
    configFileParsingDiagnostics: errors,
  });
  const own = new Set(fileNames);
  const files = program.getSourceFiles().filter(({ fileName }) => own.has(fileName) || !checked.has(fileName));
  for (const { fileName } of files) checked.add(fileName);
  return [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
}

function readConfig(path: string): ts.ParsedCommandLine {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.formatDiagnostic(problem, formatHost));
    },
  };
  const read = ts.getParsedCommandLineOfConfigFile(path, { noEmit: true }, host);
  if (!read) throw new Error(`${path} cannot be read`);
  return read;
}

function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const known = parsed.get(options.module) ?? new Map<string, ts.SourceFile>();
  parsed.set(options.module, known);
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) => {
    const file = known.get(path) ?? parse(path, ...rest);
    if (file) known.set(path, file);
    return file;
  };
  return host;
}

import { join } from "node:path";
import ts from "typescript";

/** Most programs read the same files of packages and of the compiler: by how they are read, and by path. */
const parsed = new Map<string, Map<string, ts.SourceFile>>();

/**
 * What the compiler says of files of a folder, as `tsc` does with these arguments. In this process, it reads its own declarations
 * once.
 */
export function compile(folder: string, argv: readonly string[]): string {
  const { errors, fileNames, options } = ts.parseCommandLine([...argv]);
  const host = hostIn(folder, options);
  const rootNames = fileNames.map((name) => join(folder, name));
  const program = ts.createProgram({ rootNames, options, host, configFileParsingDiagnostics: errors });
  const problems = [...errors, ...ts.getPreEmitDiagnostics(program)];
  return ts.formatDiagnostics(problems, host);
}

function hostIn(folder: string, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const way = JSON.stringify([options.module, options.moduleResolution, options.target]);
  const known = parsed.get(way) ?? new Map<string, ts.SourceFile>();
  parsed.set(way, known);
  const parse = host.getSourceFile.bind(host);
  return {
    ...host,
    getCurrentDirectory: () => folder,
    getSourceFile: (path, ...rest) => {
      const file = known.get(path) ?? parse(path, ...rest);
      if (file) known.set(path, file);
      return file;
    },
  };
}

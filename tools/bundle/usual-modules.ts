import type { Metafile } from "esbuild";

/** What most runs load by `import()`. What is not needed for any of these is needed by few runs. */
const usual: readonly string[] = [
  "src/cli/lint/lint.ts",
  "src/formatters/json.ts",
  "src/formatters/stylish.ts",
  "src/knowledge/generated/actions/loaders.ts",
  "src/parsers/hcl-units.ts",
];

/** The files that esbuild wrote for an entry, as paths, that most runs need. */
export function usualModules({ outputs }: Metafile, entry: string): ReadonlySet<string> {
  const begin = Object.entries(outputs).filter(([, { entryPoint = "" }]) => [entry, ...usual].includes(entryPoint));
  if (begin.length !== usual.length + 1) throw new Error("a file that most runs load is not loaded by import()");
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const { external = false, kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && !external) add(imported);
    }
  };
  for (const [path] of begin) add(path);
  return found;
}

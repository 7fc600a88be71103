import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { readCode, writeCode } from "./code-file.js";

/** The chunks of the bundle that were loaded. */
export interface Chunks {
  load(name: string): unknown;
  /** Writes the compiled code of all loaded chunks, if one of them had none. */
  keep(): void;
}

interface Compiled {
  readonly script: Script;
  /** Where its code is kept. */
  readonly kept: string;
  readonly isNew: boolean;
}

type Wrapped = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: unknown },
  path: string,
  folder: string,
) => void;

/** Loads chunks as Node loads CommonJS modules, but with compiled code: Node 20 gives modules no way to keep it. */
export function loadChunks(folder: string, codeFolder: string, requireOfNode: (id: string) => unknown): Chunks {
  const modules = new Map<string, { exports: unknown }>();
  const compiled: Compiled[] = [];
  const requireIn = (id: string): unknown => {
    if (id === "./import.cjs") return importModule;
    return id.startsWith("./") ? load(id.slice(2)) : requireOfNode(id);
  };
  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known) return known.exports;
    const exports = {};
    const module: { exports: unknown } = { exports };
    modules.set(name, module);
    const path = join(folder, name);
    const chunk = compile(path, join(codeFolder, name));
    compiled.push(chunk);
    const run = chunk.script.runInThisContext() as Wrapped;
    run.call(exports, exports, requireIn, module, path, folder);
    return module.exports;
  };
  const keep = (): void => {
    // A new chunk is a sign that the run did something new. So the others have more compiled functions than before.
    if (!compiled.some(({ isNew }) => isNew)) return;
    for (const { kept, script } of compiled) writeCode(kept, script.createCachedData());
  };
  return { load, keep };
}

/** Imports a module of the user for a chunk: in a script with kept code, `import()` fails. */
function importModule(address: string): Promise<unknown> {
  return import(address);
}

const head = Buffer.from("(function (exports, require, module, __filename, __dirname) {");
const tail = Buffer.from("\n})");

function compile(path: string, code: string): Compiled {
  const { mtimeMs, size } = statSync(path);
  const kept = `${code}-${String(size)}-${String(mtimeMs)}`;
  // The build writes ASCII only. In this encoding V8 uses the bytes as they are, without a copy.
  const text = Buffer.concat([head, readFileSync(path), tail]).toString("latin1");
  const cachedData = readCode(kept);
  const script = new Script(text, {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  return { script, kept, isNew: script.cachedDataRejected !== false };
}

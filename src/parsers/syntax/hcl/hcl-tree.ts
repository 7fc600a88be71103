import { sourceFile } from "../../../source/index.js";
import type { HclReader } from "./hcl-reader.js";
import { openCommentIn, readLean, readLeanTemplate } from "./lean-tree.js";
import type { LoadWasm } from "./load-wasm.js";

let starting: Promise<HclReader> | undefined;
let grammar: HclReader | undefined;

/** The reader that uses the grammar. Its code and its wasm files are loaded only once, when a text needs them. */
async function startOnce(loadWasm: LoadWasm): Promise<HclReader> {
  starting ??= import("./hcl-grammar.js").then(({ startGrammar }) => startGrammar(loadWasm));
  grammar = await starting;
  return grammar;
}

/**
 * Calls `use` with a reader that reads without the grammar whatever it can. If `use` meets a template that needs the
 * grammar before that is loaded, it is called once more: it cannot wait in the middle of an evaluation.
 */
export async function withHcl<T>(loadWasm: LoadWasm, use: (hcl: HclReader) => T | Promise<T>): Promise<T> {
  const needs = { grammar: false };
  const missed = (): undefined => {
    needs.grammar = true;
    return undefined;
  };
  const hcl: HclReader = {
    read: async (file) => readLean(file) ?? (await startOnce(loadWasm)).read(file, openCommentIn(file)),
    readTemplate: (file) => readLeanTemplate(file) ?? (grammar ? grammar.readTemplate(file) : missed()),
    readTemplateText: (text, at) =>
      readLeanTemplate(sourceFile(at.file.path, text), at) ?? (grammar ? grammar.readTemplateText(text, at) : missed()),
  };
  const result = await use(hcl);
  if (!needs.grammar) return result;
  await startOnce(loadWasm);
  return use(hcl);
}

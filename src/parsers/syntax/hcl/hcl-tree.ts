import { faultIn, sourceFile, type SourceFile, type SyntaxProblem } from "../../../source/index.js";
import type { HclReader } from "./hcl-reader.js";
import type { HclFile } from "./hcl-ast.js";
import { readLean, readLeanTemplate } from "./lean-tree.js";
import type { LoadWasm } from "./load-wasm.js";
import { readOnceOf } from "./recent-files.js";
import { tooLong } from "../too-long.js";

/**
 * The longest text that the grammar and HashiCorp's parser are given: for some texts they need a kilobyte of memory for each
 * character. Files that the lean reader declines are much shorter.
 */
const maximumLength = 300_000;

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
    read: (file) => readOnceOf(file, (one) => readSafely(one, loadWasm)),
    readTemplate: (file) => {
      const lean = readLeanTemplate(file);
      if (lean || file.text.length > maximumLength) return lean;
      return grammar ? grammar.readTemplate(file) : missed();
    },
    readTemplateText: (text, at) => {
      const lean = readLeanTemplate(sourceFile(at.file.path, text), at);
      if (lean || text.length > maximumLength) return lean;
      return grammar ? grammar.readTemplateText(text, at) : missed();
    },
  };
  const result = await use(hcl);
  if (!needs.grammar) return result;
  await startOnce(loadWasm);
  return use(hcl);
}

/** If a parser throws, this becomes a problem of the file. The other files of its module are still read. */
async function readSafely(file: SourceFile, loadWasm: LoadWasm): Promise<HclFile> {
  try {
    return await readFile(file, loadWasm);
  } catch (error) {
    return nothingIn(file, faultIn(file, error));
  }
}

async function readFile(file: SourceFile, loadWasm: LoadWasm): Promise<HclFile> {
  const lean = readLean(file);
  if (!("doubtAt" in lean)) return lean;
  if (file.text.length <= maximumLength) return (await startOnce(loadWasm)).read(file, lean.openComment);
  return nothingIn(file, lean.openComment ?? tooLong(file, lean.doubtAt, maximumLength));
}

function nothingIn(file: SourceFile, problem: SyntaxProblem): HclFile {
  const location = { file, start: 0, end: file.text.length };
  return { file, body: { location, attributes: [], blocks: [] }, problems: [problem], comments: [], isExact: true };
}

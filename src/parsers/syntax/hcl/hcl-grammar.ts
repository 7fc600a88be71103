import { Language, Parser, type Node as SyntaxNode, type Tree } from "web-tree-sitter";
import {
  type Comment,
  type Location,
  type Position,
  type SourceFile,
  type SyntaxProblem,
  sourceFile,
} from "../../../source/index.js";
import type { HclFile, TemplateExpression } from "./hcl-ast.js";
import { convertBody } from "./hcl-body.js";
import { convertExpression } from "./hcl-expression.js";
import { bodyOfTree } from "./hcl-json.js";
import { findLineError } from "./hcl-lines.js";
import type { Conversion } from "./hcl-location.js";
import type { OuterPlace } from "./outer-place.js";
import { hashicorpOffsets } from "./hashicorp-columns.js";
import { hashicorpParser, type HashicorpParser, type HashicorpDiagnostic } from "./hashicorp-parser.js";
import { commentAt } from "./hcl-comment.js";
import { findGrammarError, findWrongCharacter } from "./hcl-grammar-errors.js";
import type { HclReader } from "./hcl-reader.js";
import { nodeOfValue } from "../plain-nodes.js";
import type { LoadWasm } from "./load-wasm.js";
import { wholeTemplate, withoutByteOrderMark, withoutLastNewline } from "./parsed-text.js";

/** The reader that uses the grammar and, for broken texts, HashiCorp's parser. */
export async function startGrammar(loadWasm: LoadWasm): Promise<HclReader> {
  await Parser.init({ wasmBinary: await loadWasm("web-tree-sitter") });
  const parser = new Parser();
  parser.setLanguage(await Language.load(await loadWasm("tree-sitter-hcl")));
  const hashicorp = hashicorpParser(loadWasm);
  return {
    read: (file, known) => readFile(parser, file, hashicorp, known),
    readTemplate: (file) => readWholeTemplate(parser, file),
    readTemplateText: (text, at) => readWholeTemplate(parser, sourceFile(at.file.path, text), at),
  };
}

/** Parses a text, uses the tree and then frees it, because the memory of wasm is not garbage-collected. */
function withTree<T>(parser: Parser, text: string, use: (root: SyntaxNode) => T): T {
  const tree: Tree | null = parser.parse(withoutExponents(text));
  if (!tree) throw new Error("the HCL grammar is not loaded");
  try {
    return use(tree.rootNode);
  } finally {
    tree.delete();
  }
}

const wordsAndNumbers = /[\p{ID_Start}_][\p{ID_Continue}-]*|[\d.]+(?:[eE][+-]?\d[\d.]*)?/gu;

/**
 * The grammar knows exponents only after a fraction. Digits in place of `1e3` give the same tree with the same places. Digits of
 * texts change as well, but nobody reads those from the tree.
 */
function withoutExponents(text: string): string {
  if (!/\d[eE][+-]?\d/.test(text)) return text;
  return text.replace(wordsAndNumbers, (found) => (/^\d+[eE][+-]?\d+$/.test(found) ? "1".repeat(found.length) : found));
}

async function readFile(
  parser: Parser,
  file: SourceFile,
  hashicorp: HashicorpParser,
  known?: SyntaxProblem,
): Promise<HclFile> {
  const source = withoutByteOrderMark(file);
  const { parsed } = source;
  const whole = { file, start: 0, end: file.text.length };
  const read = withTree(parser, parsed, (root) => {
    const conversion: Conversion = { ...source, nesting: { depth: 0 } };
    const body = root.children.find((child) => child.type === "body");
    return {
      body: convertBody(body, whole, conversion),
      comments: commentsIn(root, file),
      broken: root.hasError ? placeOfError(root, file) : undefined,
      slip: root.hasError ? undefined : locationOf(findLineError(root, parsed), file),
    };
  });
  if (known) return { file, body: read.body, comments: read.comments, problems: [known], isExact: true };
  const suspect = read.broken ?? read.slip ?? findGrammarError(read.body) ?? findWrongCharacter(file);
  if (!suspect) return { file, body: read.body, comments: read.comments, problems: [], isExact: true };
  const opinion = isDeep(parsed) ? nestedTooDeeply : await hashicorp(file.text.replace(/^\ufeff/, ""));
  if (!opinion.accepts) {
    const offsetOf = hashicorpOffsets(file);
    const told = untilOpenQuote(opinion.diagnostics.map((diagnostic) => problemOf(diagnostic, file, offsetOf)));
    const problems = told.length > 0 ? told : [{ message: "This is nested too deeply to be read.", location: suspect }];
    return { file, body: read.body, comments: read.comments, problems, isExact: true };
  }
  if (!read.broken) return { file, body: read.body, comments: read.comments, problems: [], isExact: true };
  const readText = (text: string, at: Location): TemplateExpression | undefined =>
    readWholeTemplate(parser, sourceFile(file.path, text), at);
  const body = bodyOfTree(nodeOfValue(opinion.values, whole), readText);
  return { file, body, comments: read.comments, problems: [], isExact: false };
}

/** More brackets inside each other than any module has. */
const maximumBrackets = 500;

/**
 * Whether brackets are nested so deeply that HashiCorp's parser may run out of its stack. Then the whole process ends, not only
 * the parser. Brackets in texts count too: this only decides who tells the problem of a broken file.
 */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[()[\]{}]/g)) {
    depth += "([{".includes(bracket) ? 1 : -1;
    if (depth > maximumBrackets) return true;
    if (depth < 0) depth = 0;
  }
  return false;
}

const nestedTooDeeply = { accepts: false, diagnostics: [] } as const;

/** How HashiCorp's parser calls the text behind a quote that is not closed on its line, or at all. */
const openQuote = /^(?:Invalid multi-line|Unterminated template) string/;

/** Behind a quote that is not closed, texts are taken for code and code for texts: there is a problem on every line. */
function untilOpenQuote(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const open = problems.filter(({ message }) => openQuote.test(message));
  const [first] = open.sort((one, other) => one.location.start - other.location.start);
  return first ? problems.filter((one) => one === first || one.location.start < first.location.start) : problems;
}

function problemOf(
  { end, message, start }: HashicorpDiagnostic,
  file: SourceFile,
  offsetOf: (at: Position) => number,
): SyntaxProblem {
  const from = offsetOf(start);
  return { message, location: { file, start: from, end: Math.max(from, offsetOf(end)) } };
}

function placeOfError(root: SyntaxNode, file: SourceFile): Location {
  let node: SyntaxNode | undefined = root;
  while (node && !node.isError && !node.isMissing) {
    node = node.children.find((child) => child.hasError || child.isMissing);
  }
  return locationOf(node ?? root, file);
}

function locationOf(node: SyntaxNode, file: SourceFile): Location;
function locationOf(node: SyntaxNode | undefined, file: SourceFile): Location | undefined;
function locationOf(node: SyntaxNode | undefined, file: SourceFile): Location | undefined {
  return node && { file, start: node.startIndex, end: node.endIndex };
}

function commentsIn(root: SyntaxNode, file: SourceFile): Comment[] {
  return root.descendantsOfType("comment").map((node) => commentAt(file, node.startIndex, node.endIndex));
}

function readWholeTemplate(parser: Parser, file: SourceFile, at?: OuterPlace): TemplateExpression | undefined {
  const source = wholeTemplate(file, at);
  if (!source) return undefined;
  return withTree(parser, source.parsed, (root) => {
    if (root.hasError) return undefined;
    const value = root.descendantsOfType("heredoc_template")[0];
    const template = value && convertExpression([value], { ...source, nesting: { depth: 0 } });
    return template?.kind === "template" ? withoutLastNewline(template, at) : undefined;
  });
}

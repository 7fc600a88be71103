import { Language, Parser, type Node as SyntaxNode, type Tree } from "web-tree-sitter";
import {
  type Comment,
  type Location,
  type Position,
  type SourceFile,
  type SyntaxProblem,
  sourceFile,
} from "../../../source/index.js";
import type { HclFile, Template } from "./hcl-ast.js";
import { convertBody } from "./hcl-body.js";
import { convertExpression } from "./hcl-expression.js";
import { bodyOfTree } from "./hcl-json.js";
import { findLineError } from "./hcl-lines.js";
import type { Conversion } from "./hcl-location.js";
import { hashicorpOffsets } from "./hashicorp-columns.js";
import { hashicorpParser, type HashicorpParser, type HashicorpDiagnostic } from "./hashicorp-parser.js";
import { findGrammarError } from "./hcl-grammar-errors.js";
import { nodeOfValue } from "./hcl-values.js";
import type { LoadWasm } from "./load-wasm.js";

/** Parses HCL texts. */
export interface HclReader {
  /** Parses a file of blocks and attributes (`.tf`, `.tfvars`). */
  read(file: SourceFile): Promise<HclFile>;
  /** Parses a text that is one template, as `templatefile` does. `undefined`: it is not a valid template. */
  readTemplate(file: SourceFile): Template | undefined;
  /** Parses a template in a text whose place is not known exactly. `undefined`: it is not a valid template. */
  readTemplateText(text: string, location: Location): Template | undefined;
}

let started: Promise<HclReader> | undefined;

/** The reader. Its wasm files are loaded only once. */
export function initHcl(loadWasm: LoadWasm): Promise<HclReader> {
  started ??= start(loadWasm);
  return started;
}

async function start(loadWasm: LoadWasm): Promise<HclReader> {
  await Parser.init({ wasmBinary: await loadWasm("web-tree-sitter") });
  const parser = new Parser();
  parser.setLanguage(await Language.load(await loadWasm("tree-sitter-hcl")));
  const hashicorp = hashicorpParser(loadWasm);
  return {
    read: (file) => readFile(parser, file, hashicorp),
    readTemplate: (file) => readWholeTemplate(parser, file),
    readTemplateText: (text, at) => readWholeTemplate(parser, sourceFile(at.file.path, text), at),
  };
}

/** Parses a text, uses the tree and then frees it, because the memory of wasm is not garbage-collected. */
function withTree<T>(parser: Parser, text: string, use: (root: SyntaxNode) => T): T {
  const tree: Tree | null = parser.parse(text);
  if (!tree) throw new Error("the HCL grammar is not loaded");
  try {
    return use(tree.rootNode);
  } finally {
    tree.delete();
  }
}

async function readFile(parser: Parser, file: SourceFile, hashicorp: HashicorpParser): Promise<HclFile> {
  // A byte order mark is not part of HCL. A space instead of it keeps all offsets the same.
  const parsed = file.text.replace(/^\ufeff/, " ");
  const whole = { file, start: 0, end: file.text.length };
  const read = withTree(parser, parsed, (root) => {
    const conversion: Conversion = { file, parsed, shift: 0, nesting: { depth: 0 } };
    const body = root.children.find((child) => child.type === "body");
    return {
      body: convertBody(body, whole, conversion),
      comments: commentsIn(root, file),
      broken: root.hasError ? placeOfError(root, file) : undefined,
      slip: root.hasError ? undefined : locationOf(findLineError(root, parsed), file),
    };
  });
  const suspect = read.broken ?? read.slip ?? findGrammarError(read.body);
  if (!suspect) return { file, body: read.body, comments: read.comments, problems: [], isExact: true };
  const opinion = await hashicorp(file.text.replace(/^\ufeff/, ""));
  if (!opinion.accepts) {
    const offsetOf = hashicorpOffsets(file);
    const diagnostics = opinion.diagnostics.map((diagnostic) => problemOf(diagnostic, file, offsetOf));
    const problems =
      diagnostics.length > 0 ? diagnostics : [{ message: "This is nested too deeply to be read.", location: suspect }];
    return { file, body: read.body, comments: read.comments, problems, isExact: true };
  }
  if (!read.broken) return { file, body: read.body, comments: read.comments, problems: [], isExact: true };
  const readText = (text: string, at: Location): Template | undefined =>
    readWholeTemplate(parser, sourceFile(file.path, text), at);
  const body = bodyOfTree(nodeOfValue(opinion.values, whole), readText);
  return { file, body, comments: read.comments, problems: [], isExact: false };
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
  return root.descendantsOfType("comment").flatMap((node) => {
    const location = { file, start: node.startIndex, end: node.endIndex };
    return [
      {
        location,
        text: node.text
          .replace(/^(?:#|\/\/|\/\*)/, "")
          .replace(/\*\/$/, "")
          .trim(),
      },
    ];
  });
}

/**
 * Parses a text that is one template. It is parsed as a heredoc, because that has the same escapes. `at` is the place
 * of all nodes, if the text is not written in a file.
 */
function readWholeTemplate(parser: Parser, file: SourceFile, at?: Location): Template | undefined {
  const mark = "DMSLINT_TEMPLATE";
  const before = `x = <<${mark}\n`;
  const parsed = `${before}${file.text}\n${mark}\n`;
  if (file.text.includes(mark)) return undefined;
  return withTree(parser, parsed, (root) => {
    if (root.hasError) return undefined;
    const value = root.descendantsOfType("heredoc_template")[0];
    const conversion: Conversion = { file, parsed, shift: before.length, nesting: { depth: 0 }, ...(at && { at }) };
    const template = value && convertExpression([value], conversion);
    return template?.kind === "template" ? withoutLastNewline(template) : undefined;
  });
}

/** Removes the newline before the closing mark, which is not part of the text. */
function withoutLastNewline(template: Template): Template {
  const last = template.parts.at(-1);
  if (last?.kind !== "literal" || !last.text.endsWith("\n")) return template;
  const rest = template.parts.slice(0, -1);
  const text = last.text.slice(0, -1);
  if (text === "") return { ...template, parts: rest };
  const map = last.map.map((piece, index) =>
    index === last.map.length - 1 ? { ...piece, length: piece.length - 1 } : piece,
  );
  const location = last.map.length === 0 ? last.location : { ...last.location, end: last.location.end - 1 };
  return { ...template, parts: [...rest, { ...last, text, map, location }] };
}

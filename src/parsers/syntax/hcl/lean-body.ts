import { fitted } from "../../../source/index.js";
import type { HclAttribute, HclBlock, HclBody, HclLabel } from "./hcl-ast.js";
import { readExpression } from "./lean-expression.js";
import type { LeanLexer } from "./lean-lexer.js";
import { readTemplate } from "./lean-template.js";

type Content = Pick<HclBody, "attributes" | "blocks">;

/** The attributes and blocks up to a closing brace or the end of the text. Each ends its line. */
export function readBody(lexer: LeanLexer): Content {
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  const names = new Set<string>();
  const labelCounts = new Map<string, number>();
  for (lexer.skipLineEnds(); lexer.kind === "word"; lexer.skipLineEnds()) {
    const item = readItem(lexer);
    if (item.kind === "block") {
      const { labels, type } = item.block;
      // hcl2json cannot say blocks with different numbers of labels.
      if ((labelCounts.get(type) ?? labels.length) !== labels.length) lexer.decline();
      labelCounts.set(type, labels.length);
      blocks.push(item.block);
    } else {
      const { name } = item.attribute;
      if (names.has(name)) lexer.decline();
      names.add(name);
      attributes.push(item.attribute);
    }
    lexer.expectLineEnd();
  }
  return { attributes: fitted(attributes), blocks: fitted(blocks) };
}

type Item =
  | { readonly kind: "attribute"; readonly attribute: HclAttribute }
  | { readonly kind: "block"; readonly block: HclBlock };

/** An attribute or a block: what is behind the first word tells. */
function readItem(lexer: LeanLexer): Item {
  const { start } = lexer;
  const name = lexer.text();
  lexer.next();
  return lexer.kind === "="
    ? { kind: "attribute", attribute: readAttribute(lexer, name, start) }
    : { kind: "block", block: readBlock(lexer, name, start) };
}

function readAttribute(lexer: LeanLexer, name: string, start: number): HclAttribute {
  const nameLocation = lexer.since(start);
  lexer.expect("=");
  lexer.beginArgument();
  const value = readExpression(lexer);
  return { name, nameLocation, value, location: lexer.since(start) };
}

function readBlock(lexer: LeanLexer, type: string, start: number): HclBlock {
  const labels: HclLabel[] = [];
  while (lexer.kind === "word" || lexer.kind === '"') labels.push(readLabel(lexer));
  const header = lexer.since(start);
  const open = lexer.start;
  lexer.expect("{");
  const content = lexer.nested(() => (lexer.kind === "word" ? readLine(lexer) : readBody(lexer)));
  lexer.expect("}");
  return {
    type,
    labels: fitted(labels),
    header,
    body: { location: lexer.since(open), ...content },
    location: lexer.since(start),
  };
}

function readLabel(lexer: LeanLexer): HclLabel {
  const { start } = lexer;
  if (lexer.kind === "word") {
    const text = lexer.text();
    lexer.next();
    return { text, location: lexer.since(start) };
  }
  const { parts } = readTemplate(lexer, readExpression);
  const text = parts.map((part) => (part.kind === "literal" ? part.text : lexer.decline()));
  return { text: text.join(""), location: lexer.since(start) };
}

/** The content of a block on one line: one argument. */
function readLine(lexer: LeanLexer): Content {
  const item = readItem(lexer);
  if (item.kind === "attribute") return { attributes: [item.attribute], blocks: [] };
  lexer.decline();
  return { attributes: [], blocks: [] };
}

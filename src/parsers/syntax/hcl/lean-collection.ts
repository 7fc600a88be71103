import { fitted } from "../../../source/index.js";
import type { Expression, For, ObjectItem } from "./hcl-ast.js";
import type { LeanLexer } from "./lean-lexer.js";

export type ReadExpression = (lexer: LeanLexer) => Expression;

/** A tuple, an object, or the `for` expression of one. */
export function readCollection(lexer: LeanLexer, read: ReadExpression): Expression {
  const { kind, start } = lexer;
  const collection =
    kind === "["
      ? lexer.within(
          "]",
          () => readFor(lexer, read, "]") ?? ({ kind: "tuple", items: readList(lexer, "]", read) } as const),
        )
      : lexer.within(
          "}",
          () => readFor(lexer, read, "}") ?? ({ kind: "object", items: readItems(lexer, read) } as const),
        );
  return { location: lexer.since(start), ...collection };
}

/** Expressions with commas between them, and perhaps one behind them. */
export function readList(lexer: LeanLexer, close: "]" | ")", read: ReadExpression): readonly Expression[] {
  const items: Expression[] = [];
  while (lexer.kind !== close) {
    items.push(read(lexer));
    if (!lexer.accept(",")) break;
  }
  return fitted(items);
}

/** Unlike in other brackets, a line end means something between the items of an object. */
function readItems(lexer: LeanLexer, read: ReadExpression): readonly ObjectItem[] {
  const items: ObjectItem[] = [];
  lexer.hasLines = true;
  for (;;) {
    lexer.skipLineEnds();
    if (lexer.kind === "}") return fitted(items);
    const item = readItem(lexer, read);
    items.push(item);
    if (lexer.accept(",")) continue;
    if (!lexer.accept("line end")) return fitted(items);
    lexer.skipLineEnds();
    if (lexer.kind === "(" && endsInVariable(item.value)) lexer.decline();
  }
}

/** With a parenthesis on the next line, this is a call for the grammar. */
function endsInVariable(value: Expression): boolean {
  switch (value.kind) {
    case "variable":
      return true;
    case "unary":
      return endsInVariable(value.of);
    case "binary":
      return endsInVariable(value.right);
    case "conditional":
      return endsInVariable(value.otherwise);
    default:
      return false;
  }
}

function readItem(lexer: LeanLexer, read: ReadExpression): ObjectItem {
  const { start } = lexer;
  const key = read(lexer);
  if (!isKey(key)) lexer.decline();
  if (!lexer.accept("=")) lexer.expect(":");
  const value = read(lexer);
  return { key, value, location: lexer.since(start) };
}

/** Terraform takes other keys only in parentheses. */
function isKey({ kind }: Expression): boolean {
  return kind === "variable" || kind === "template" || kind === "number" || kind === "parentheses";
}

function readFor(lexer: LeanLexer, read: ReadExpression, close: "]" | "}"): Omit<For, "location"> | undefined {
  if (!lexer.isWord("for")) return undefined;
  const { names, of } = readForIntro(lexer, read);
  lexer.expect(":");
  const first = read(lexer);
  if (close === "}") lexer.expect("=>");
  const result = close === "}" ? { key: first, value: read(lexer) } : { value: first };
  const groups = close === "}" && lexer.accept("...");
  if (!lexer.isWord("if")) return { kind: "for", names, of, ...result, groups };
  lexer.next();
  return { kind: "for", names, of, ...result, groups, condition: read(lexer) };
}

/** `for k, v in of`, in an expression or in a template. */
export function readForIntro(
  lexer: LeanLexer,
  read: ReadExpression,
): { readonly names: readonly string[]; readonly of: Expression } {
  const names: string[] = [];
  do {
    lexer.next();
    names.push(lexer.text());
    lexer.expect("word");
  } while (lexer.kind === "," && names.length < 2);
  if (!lexer.isWord("in")) lexer.decline();
  lexer.next();
  return { names, of: read(lexer) };
}

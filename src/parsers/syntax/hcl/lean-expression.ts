import type { Expression, SplatStep } from "./hcl-ast.js";
import { splatOf } from "./splat.js";
import { readCollection, readList } from "./lean-collection.js";
import type { LeanLexer } from "./lean-lexer.js";
import { readTemplate } from "./lean-template.js";

/** How tightly an operator binds. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#operations */
const levels: ReadonlyMap<string, number> = new Map(
  [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]].flatMap((operators, index) =>
    operators.map((operator) => [operator, index + 1] as const),
  ),
);

/** More steps are left to the grammar, whose tree has a limit for them. */
const maximumSteps = 50;

export function readExpression(lexer: LeanLexer): Expression {
  return lexer.nested(() => readConditional(lexer));
}

function readConditional(lexer: LeanLexer): Expression {
  const { start } = lexer;
  const condition = readOperation(lexer, 0);
  if (!lexer.accept("?")) return condition;
  const then = readExpression(lexer);
  lexer.expect(":");
  const otherwise = readExpression(lexer);
  return { kind: "conditional", condition, then, otherwise, location: lexer.since(start) };
}

/** Operators that bind more tightly than a level, grouped from the left. */
function readOperation(lexer: LeanLexer, level: number): Expression {
  const { start } = lexer;
  let left = readUnary(lexer);
  for (;;) {
    const operator = lexer.kind;
    const own = levels.get(operator) ?? 0;
    if (own <= level) return left;
    lexer.passOperator();
    const right = readOperation(lexer, own);
    left = { kind: "binary", operator, left, right, location: lexer.since(start) };
  }
}

function readUnary(lexer: LeanLexer): Expression {
  const { kind: operator, start } = lexer;
  if (operator !== "-" && operator !== "!") return readSteps(lexer);
  lexer.passOperator();
  const of = readUnary(lexer);
  // HashiCorp's parser applies an operator to a literal at once.
  if (isLiteral(of) && of.kind !== (operator === "-" ? "number" : "bool")) lexer.decline();
  return { kind: "unary", operator, of, location: lexer.since(start) };
}

/** A term with the attributes, indexes and splats after it. */
function readSteps(lexer: LeanLexer): Expression {
  const { start } = lexer;
  let of = readTerm(lexer);
  for (let count = 0; ; count++) {
    const mark = lexer.kind;
    if (mark !== "." && mark !== "[" && mark !== ".*" && mark !== "[*]") return of;
    if (count === maximumSteps || isLiteral(of)) lexer.decline();
    if (mark === "." || mark === "[") of = { of, ...readStep(lexer), location: lexer.since(start) };
    else {
      lexer.next();
      const steps: SplatStep[] = [];
      while (lexer.kind === "." || lexer.kind === "[") steps.push(readStep(lexer));
      of = splatOf(of, mark, steps, lexer.since(start));
    }
  }
}

function isLiteral({ kind }: Expression): boolean {
  return kind === "number" || kind === "bool" || kind === "null";
}

/** `.name`, `.0` or `[key]`. */
function readStep(lexer: LeanLexer): SplatStep {
  const { start } = lexer;
  if (lexer.kind === "[") return { kind: "index", key: lexer.within("]", () => readExpression(lexer)) };
  lexer.next();
  const { kind } = lexer;
  const text = lexer.text();
  if (kind === "word") lexer.next();
  else lexer.expect("number");
  if (kind === "word") return { kind: "attribute", name: text };
  if (kind === "number" && !/^\d+$/.test(text)) lexer.decline();
  return { kind: "index", key: { kind: "number", text, location: lexer.since(start) } };
}

function readTerm(lexer: LeanLexer): Expression {
  const { start } = lexer;
  switch (lexer.kind) {
    case "word":
      return readWord(lexer);
    case "number": {
      const text = lexer.text();
      lexer.next();
      return { kind: "number", text, location: lexer.since(start) };
    }
    case '"':
    case "<<":
    case "<<-":
      return readTemplate(lexer, readExpression);
    case "[":
    case "{":
      return readCollection(lexer, readExpression);
    case "(": {
      const of = lexer.within(")", () => readExpression(lexer));
      return { kind: "parentheses", of, location: lexer.since(start) };
    }
    default:
      lexer.decline();
      return { kind: "malformed", location: lexer.since(start) };
  }
}

function readWord(lexer: LeanLexer): Expression {
  const { start } = lexer;
  const name = lexer.text();
  if (name === "for") lexer.decline();
  lexer.next();
  if (name === "true" || name === "false") return { kind: "bool", text: name, location: lexer.since(start) };
  if (name === "null") return { kind: "null", text: name, location: lexer.since(start) };
  if (lexer.kind !== "(") return { kind: "variable", name, location: lexer.since(start) };
  const call = lexer.within(")", () => {
    const list = readList(lexer, ")", readExpression);
    return { arguments: list, expands: list.length > 0 && lexer.accept("...") };
  });
  return { kind: "call", name, ...call, location: lexer.since(start) };
}

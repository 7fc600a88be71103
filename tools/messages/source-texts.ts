import { readFileSync } from "node:fs";
import { globSync } from "glob";
import ts from "typescript";

export interface FileTexts {
  readonly path: string;
  readonly texts: readonly string[];
}

/** Folders whose texts users read. What `fixers` write is code of a template. */
const folders = [
  "source",
  "disk",
  "rules",
  "dms",
  "iam",
  "model",
  "parsers",
  "linter",
  "is-granted",
  "workspace",
  "formatters",
  "cli",
  "lsp",
];

/** The sentences in the source, except for the messages of the rules. Expressions in a sentence become ‹names›. */
export function sourceTexts(root: string): readonly FileTexts[] {
  return folders
    .flatMap((folder) => globSync(`src/${folder}/**/*.ts`, { cwd: root, posix: true }).sort())
    .map((path) => ({ path, texts: [...new Set(textsIn(path, readFileSync(root + path, "utf8")))] }))
    .filter(({ texts }) => texts.length > 0);
}

function textsIn(path: string, code: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isOther(node)) return;
    const text = textOf(node);
    if (text === undefined) return ts.forEachChild(node, visit);
    if (isSentence(text) || (isMessage(node) && /[a-z] ?/.test(text))) found.push(text);
    if (ts.isTemplateExpression(node)) node.templateSpans.forEach(({ expression }) => visit(expression));
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true));
  return found;
}

/** Whether a node contains no text for users: types, module names, patterns, comparisons, and the `meta` of rules. */
function isOther(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isPropertyAssignment(node)) return node.name.getText() === "meta";
  if (ts.isLiteralExpression(node) && ts.isBinaryExpression(node.parent))
    return node.parent.operatorToken.kind !== ts.SyntaxKind.PlusToken && isComparison(node.parent);
  return false;
}

function isComparison({ operatorToken }: ts.BinaryExpression): boolean {
  return ["===", "!==", "in"].includes(operatorToken.getText());
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const rest = node.templateSpans.map(
      ({ expression, literal }) => (textOf(expression) ?? named(expression)) + literal.text,
    );
    return node.head.text + rest.join("");
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  if (left === undefined && right === undefined) return undefined;
  return (left ?? named(node.left)) + (right ?? named(node.right));
}

/** A short name for an expression: the last property or variable in it. */
function named(expression: ts.Expression): string {
  if (ts.isCallExpression(expression)) {
    const [first] = expression.arguments;
    const isPlain = first !== undefined && (ts.isIdentifier(first) || ts.isPropertyAccessExpression(first));
    return isPlain ? named(first) : named(expression.expression);
  }
  if (ts.isPropertyAccessExpression(expression)) return `‹${expression.name.text}›`;
  return ts.isIdentifier(expression) ? `‹${expression.text}›` : "‹…›";
}

function isSentence(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /^[("'“‹]*[A-Za-z][\w’'‹›:./*-]*[)"'.,:;?!…]*$/.test(word));
  return words.length > 2 && words.length * 3 > text.split(/\s+/).length * 2 && !text.includes("=>");
}

/** Whether a text is the value of a property like `message` or `reason`. */
function isMessage({ parent }: ts.Node): boolean {
  return ts.isPropertyAssignment(parent) && /^(?:message|reason|title|hint)$/.test(parent.name.getText());
}

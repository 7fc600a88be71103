import type { Node as SyntaxNode } from "web-tree-sitter";

/**
 * Finds a place where a line ends inside something that must be on one line, where a line end is missing, or where two words run
 * together. The grammar treats line ends as white space, but HashiCorp's parser does not. The result is only a reason to ask
 * HashiCorp's parser.
 */
export function findLineError(root: SyntaxNode, text: string): SyntaxNode | undefined {
  const first = root.children.find(({ type }) => type !== "comment");
  // An object cannot be a whole file.
  return first?.type === "object"
    ? first
    : (mistakeIn(root, true, text) ?? joinedIndex(root) ?? hexadecimal(root, text));
}

/** An index that runs together with the one before it, as in `a.1.2`: the two are one number there. */
function joinedIndex(root: SyntaxNode): SyntaxNode | undefined {
  return root
    .descendantsOfType("legacy_index")
    .find(({ startIndex }, index, all) => all[index - 1]?.endIndex === startIndex);
}

/** A number such as `0x1f`: for HashiCorp's parser that is a number and a word that run together. */
function hexadecimal(root: SyntaxNode, text: string): SyntaxNode | undefined {
  return root.descendantsOfType("numeric_lit").find(({ startIndex }) => text[startIndex + 1] === "x");
}

/** Inside these, a line may end anywhere. But an object inside them still needs its line ends. */
const free = /^(?:tuple|function_arguments|for_tuple_expr|for_object_expr|template_interpolation|template_directive)$/;

/** `isLine`: whether a line end in this place would end the argument. */
function mistakeIn(node: SyntaxNode, isLine: boolean, text: string): SyntaxNode | undefined {
  const mayHold = node.type === "for_cond" || /[\n{]|\bfor\b/.test(text.slice(node.startIndex, node.endIndex));
  if (!mayHold) return undefined;
  const children = node.children;
  const keepsLine = node.type === "object" || (isLine && !free.test(node.type));
  const mistake = mistakeBetween(node, children, keepsLine, text);
  if (mistake) return mistake;
  let open = 0;
  for (const child of children) {
    if (isClosing(child)) open--;
    const found = mistakeIn(child, keepsLine && open === 0, text);
    if (found) return found;
    if (isOpening(child)) open++;
  }
  return undefined;
}

/** Inside brackets, a line may end anywhere. */
function isOpening({ type }: SyntaxNode): boolean {
  return type === "(" || type === "[";
}

function isClosing({ type }: SyntaxNode): boolean {
  return type === ")" || type === "]";
}

function mistakeBetween(
  { type }: SyntaxNode,
  children: readonly SyntaxNode[],
  isLine: boolean,
  text: string,
): SyntaxNode | undefined {
  switch (type) {
    case "config_file":
    case "body":
    case "heredoc_template":
      return undefined;
    case "string_lit":
    case "quoted_template":
      return brokenText(children, text);
    case "object":
      return mistakeInObject(children, text);
    case "block":
      return mistakeInBlock(children, text);
    default:
      return runTogether(children, text) ?? (isLine ? brokenLine(children, text) : undefined);
  }
}

/** Elements of an object are separated by a line end, or by a comma on the same line. */
function mistakeInObject(children: readonly SyntaxNode[], text: string): SyntaxNode | undefined {
  const parts = children.filter(({ type }) => type !== "comment");
  return parts.find((part, index) => {
    const next = parts[index + 1];
    if (part.type !== "object_elem" || !next) return false;
    return endsLine(part, next, text) ? next.type === "," : next.type === "object_elem";
  });
}

/** The header of a block must be on one line. If an argument is on the same line, the whole block must be. */
function mistakeInBlock(children: readonly SyntaxNode[], text: string): SyntaxNode | undefined {
  const at = children.findIndex((child) => child.type === "block_start");
  const [start, body, end] = [children[at], children.find((child) => child.type === "body"), children.at(-1)];
  if (!start) return undefined;
  if (body && end && !endsLine(start, body, text) && endsLine(body, end, text)) return body;
  return brokenLine(children.slice(0, at + 1), text);
}

/** The first node that is on another line than the node before it. */
function brokenLine(children: readonly SyntaxNode[], text: string): SyntaxNode | undefined {
  let open = 0;
  return children.find((child, index) => {
    const before = children[index - 1];
    if (before && isOpening(before)) open++;
    if (isClosing(child)) open--;
    return before !== undefined && open === 0 && !isClosing(child) && endsLine(before, child, text);
  });
}

/** Quotes hold one line, and so do the sections of a directive inside them. White space has no node of its own. */
function brokenText(children: readonly SyntaxNode[], text: string): SyntaxNode | undefined {
  return children.find((child, index) => {
    const before = children[index - 1];
    if (before && endsLine(before, child, text)) return true;
    if (child.type === "template_literal") return text.slice(child.startIndex, child.endIndex).includes("\n");
    return /^template_(?:directive|if|for)$/.test(child.type) && brokenText(child.children, text) !== undefined;
  });
}

/** Two words without white space between them, like `invar.x`. */
function runTogether(children: readonly SyntaxNode[], text: string): SyntaxNode | undefined {
  return children.find(({ startIndex }, index) => {
    const before = children[index - 1];
    return before?.endIndex === startIndex && /^\w\w$/.test(text.slice(startIndex - 1, startIndex + 1));
  });
}

function endsLine(one: SyntaxNode, next: SyntaxNode, text: string): boolean {
  return text.slice(one.endIndex, next.startIndex).includes("\n");
}

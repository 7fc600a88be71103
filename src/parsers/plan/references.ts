import type { Location } from "../../source/index.js";
import type { Expression } from "../hcl-ast.js";

/**
 * The references that an expression is made of. A plan lists each with all its beginnings behind it:
 * `aws_iam_role.a[0].arn`, `aws_iam_role.a[0]`, `aws_iam_role.a`.
 */
export function wholeReferences<T extends { readonly text: string }>(references: readonly T[]): readonly T[] {
  return references.filter((reference, index) => {
    const before = references[index - 1]?.text;
    return before === undefined || !isBeginningOf(reference.text, before);
  });
}

function isBeginningOf(text: string, whole: string): boolean {
  return whole.length > text.length && whole.startsWith(text) && /^[.[]/.test(whole.slice(text.length));
}

const step = /\.?([A-Za-z_][\w-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.(\d+)/y;

/** A reference as a plan writes it, as the expression it is; `undefined`: it is none. */
export function parseReference(text: string, location: Location): Expression | undefined {
  let result: Expression | undefined;
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const found = step.exec(text);
    if (!found) return undefined;
    const [, name, position, key, old] = found;
    if (name !== undefined) {
      result = result ? { kind: "attribute", of: result, name, location } : { kind: "variable", name, location };
    } else if (!result) return undefined;
    else result = { kind: "index", of: result, key: keyExpression(position ?? old, key, location), location };
  }
  return result;
}

function keyExpression(position: string | undefined, key: string | undefined, location: Location): Expression {
  if (position !== undefined) return { kind: "number", text: position, location };
  const text = (key ?? "").slice(1, -1).replace(/\\(.)/g, "$1");
  return { kind: "template", style: "quoted", parts: [{ kind: "literal", text, map: [], location }], location };
}

/** What an argument names: a thing by its ARN, id or name; or a document. Others may hold a reference inside a text. */
function meaningOf(name: string): "thing" | "document" | undefined {
  if (/(?:^|_)(?:arns?|ids?|names?|roles?|users?|groups?|bucket|topic|key|identifier)$/.test(name)) return "thing";
  return /(?:^|_)(?:policy|policies|documents?|json|rendered)$/.test(name) ? "document" : undefined;
}

/**
 * Whether an argument that refers to one thing alone is that thing: a plan does not tell `a.arn` from `"${a.arn}/*"`, but
 * what names a role, a bucket or a document is not composed of another one's name.
 */
export function isPointer(argument: string, reference: string): boolean {
  if (argument === "name") return false;
  const last = /([A-Za-z_][\w-]*)(?:\[[^\]]*\])*$/.exec(reference)?.[1] ?? "";
  const meaning = meaningOf(argument);
  return meaning !== undefined && meaning === meaningOf(last) && /^[^.]+\..+/.test(reference) && !/^local\./.test(reference);
}

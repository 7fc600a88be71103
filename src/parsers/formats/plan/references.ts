import type { Location } from "../../../source/index.js";
import type { Expression } from "../../syntax/hcl/hcl-ast.js";

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

/**
 * Kinds of arguments that are one reference and nothing more, and of attributes, variables and outputs that they can be:
 * a plan does not tell `a.arn` from `"${a.arn}/*"`, but what names a role, a key or a document is not composed of another
 * one's name.
 */
const pointers: readonly { readonly argument: RegExp; readonly to: RegExp }[] = [
  { argument: /(?:^|_)(?:arns?|key|topic|boundary)$/, to: /(?:^|_)(?:arns?|ids?)$/ },
  { argument: /^(?!resource_id$)(?:\w+_)?ids?$/, to: /(?:^|_)(?:arns?|ids?|identifier)$/ },
  {
    argument: /(?:^|_)(?:role|user|group|bucket|topic|domain)(?:s|_names?)?$/,
    to: /(?:^|_)(?:arns?|ids?|names?|roles?|users?|groups?|bucket|domain)$/,
  },
  {
    argument: /(?:^|_)(?:policy|policies|documents?|json)$/,
    to: /(?:^|_)(?:policy|policies|documents?|json|rendered)$/,
  },
];

/** Whether an argument that has one reference is what that refers to. */
export function isPointer(argument: string, reference: string): boolean {
  const last = attributeIn(reference);
  return last !== undefined && pointers.some((pointer) => pointer.argument.test(argument) && pointer.to.test(last));
}

/** The attribute, variable or output that is referred to; `undefined`: a whole resource, or what a plan does not tell. */
function attributeIn(reference: string): string | undefined {
  const names = reference.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "").split(".");
  const [first = ""] = names;
  if (["local", "each", "count", "path", "terraform", "self"].includes(first)) return undefined;
  const least = first === "var" ? 2 : first === "data" ? 4 : 3;
  return names.length >= least ? names.at(-1) : undefined;
}

import { withoutInstances } from "../../../model/index.js";
import type { Location } from "../../../source/index.js";
import type { Expression } from "../../syntax/hcl/hcl-ast.js";

/**
 * The references in an expression. A plan lists all beginnings of a reference after it: `aws_iam_role.a[0].arn`,
 * `aws_iam_role.a[0]`, `aws_iam_role.a`.
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

/** A reference of a plan as an expression. `undefined` if the text is not a reference. */
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
 * Arguments whose value is one reference and nothing else, and the attributes, variables and outputs that this
 * reference can name. A plan does not distinguish `a.arn` from `"${a.arn}/*"`. But a value that names a role, key or
 * document is not composed of the name of another one.
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

/** Whether the value of an argument with one reference is exactly what the reference names. */
export function isPointer(argument: string, reference: string): boolean {
  const last = attributeIn(reference);
  return last !== undefined && pointers.some((pointer) => pointer.argument.test(argument) && pointer.to.test(last));
}

/**
 * The attribute, variable or output that a reference names. `undefined`: it names a whole resource, or the plan does
 * not show it.
 */
function attributeIn(reference: string): string | undefined {
  const names = withoutInstances(reference).split(".");
  const [first = ""] = names;
  if (["local", "each", "count", "path", "terraform", "self"].includes(first)) return undefined;
  const least = first === "var" ? 2 : first === "data" ? 4 : 3;
  return names.length >= least ? names.at(-1) : undefined;
}

/** A value whose reference a plan shows only in part. `name` begins with the type of the resource that has it. */
interface KeyedArgument {
  readonly argument: string;
  readonly name: string;
}

/**
 * The attribute in `aws_iam_role.r[each.key].arn`. A plan lists only `aws_iam_role.r` and `each.key`, because the key
 * depends on the instance. `undefined`: the argument does not tell which attribute it takes.
 */
export function keyedAttribute({ argument, name }: KeyedArgument, resource: string, key: string): string | undefined {
  if (key !== "each.key" && key !== "count.index") return undefined;
  if (/^data\.aws_iam_policy_document\.[\w-]+$/.test(resource))
    return /(?:^|_)policy$/.test(argument) ? "json" : undefined;
  if (!/^aws_\w+\.[\w-]+$/.test(resource)) return undefined;
  if (/(?:^|_)arn$/.test(argument)) return "arn";
  if (!resource.startsWith("aws_iam_role.")) return undefined;
  if (argument === "service_access_role") return "arn";
  // Others, such as a Lambda function, take the ARN here.
  return argument === "role" && name.startsWith("aws_iam_role_policy") ? "name" : undefined;
}

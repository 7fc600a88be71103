import type { SourceFile, SyntaxProblem } from "../../../../source/index.js";
import type { Expression, ObjectItem } from "../../../syntax/hcl/hcl-ast.js";
import { withHcl } from "../../../syntax/hcl/hcl-tree.js";
import type { LoadWasm } from "../../../syntax/hcl/load-wasm.js";
import { isExact } from "../../../values/values.js";
import { valueProblems } from "./value-problems.js";

/** The values in a `.tfvars` file, and what is wrong with it: with its syntax, or with what stands there. */
export interface VarFile {
  /** A value that is not a literal is left out and stays unknown. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly SyntaxProblem[];
  readonly rejected: readonly SyntaxProblem[];
}

export async function readVarFile(file: SourceFile, loadWasm: LoadWasm): Promise<VarFile> {
  const { body, problems } = await withHcl(loadWasm, (hcl) => hcl.read(file));
  const values = body.attributes.map(({ name, value }) => [name, plainValue(value)] as const);
  return {
    values: Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    problems,
    rejected: valueProblems(body),
  };
}

/** The value of a literal, because Terraform allows only literals here. `undefined` for anything else. */
function plainValue(expression: Expression): unknown {
  switch (expression.kind) {
    case "number":
      return plainNumber(expression.text);
    case "bool":
      return expression.text === "true";
    case "null":
      return null;
    case "parentheses":
      return plainValue(expression.of);
    case "unary":
      return negated(plainValue(expression.of), expression.operator);
    case "template":
      return plainText(expression.parts);
    case "tuple":
      return everyKnown(expression.items.map(plainValue));
    case "object":
      return plainObject(expression.items);
    default:
      return undefined;
  }
}

/** A whole number with too many digits keeps its text. `undefined`: the number cannot be kept exactly. */
function plainNumber(text: string): number | string | undefined {
  const value = Number(text);
  if (isExact(value)) return value;
  return /^[1-9]\d*$/.test(text) ? text : undefined;
}

function negated(value: unknown, operator: string): unknown {
  if (operator === "-" && typeof value === "number") return -value;
  return operator === "!" && typeof value === "boolean" ? !value : undefined;
}

function plainText(parts: Extract<Expression, { kind: "template" }>["parts"]): string | undefined {
  const texts = parts.map((part) => (part.kind === "literal" ? part.text : undefined));
  return texts.includes(undefined) ? undefined : texts.join("");
}

function plainObject(items: readonly ObjectItem[]): unknown {
  const entries = items.map(({ key, value }) => [
    key.kind === "variable" ? key.name : plainValue(key),
    plainValue(value),
  ]);
  return everyKnown(entries.flat()) && Object.fromEntries(entries.map(([key, value]) => [String(key), value]));
}

function everyKnown(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.includes(undefined) ? undefined : values;
}

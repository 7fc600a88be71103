import { withBeginnings } from "./references.js";

/** An argument of a resource or of a call, or blocks of them. */
export type Argument = Given | readonly Record<string, Argument>[];

/** An argument of the configuration, and its value in the plan; without a value it is known after the deployment. */
interface Given {
  readonly configuration: { readonly constant_value?: unknown; readonly references?: readonly string[] };
  readonly value?: unknown;
  /** In the shape of the value, `true` where it is not known yet. */
  readonly unknown?: unknown;
  readonly isSensitive?: true;
}

/** A constant. */
export function constant(value: unknown): Argument {
  return { configuration: { constant_value: value }, value };
}

/** A function of constants, `jsonencode({ … })`: the configuration says nothing of it. */
export function calculated(value: unknown): Argument {
  return { configuration: {}, value: typeof value === "object" ? JSON.stringify(value) : value };
}

/** An expression that refers to something, with a known value or (`undefined`) one that is known later. */
export function refers(to: string | readonly string[], value?: unknown, unknown?: unknown): Argument {
  const references = [to].flat().flatMap(withBeginnings);
  return { configuration: { references }, value, unknown: unknown ?? value === undefined };
}

/** An expression whose value is a secret. */
export function sensitive(to: string, value: unknown): Argument {
  return { configuration: { references: withBeginnings(to) }, value, isSensitive: true };
}

/** Whether an argument is blocks. */
export function isBlocks(argument: Argument): argument is readonly Record<string, Argument>[] {
  return Array.isArray(argument);
}

import { textOf } from "../../../source/index.js";
import { asLiteral, type Node } from "../../../tree/index.js";
import type { Values } from "../../values/input.js";
import { identity } from "../../values/values.js";
import { valueAt, entriesOf, type PlanFile } from "./plan-file.js";

/** The values of a run, together with the variables with which a plan was created. */
export function givenValues(plan: PlanFile, values: Values): Values {
  return { ...values, variables: { ...values.variables, ...variablesOf(plan) } };
}

function variablesOf(plan: PlanFile): Readonly<Record<string, unknown>> {
  const { configuration, root } = plan;
  const given = entriesOf(valueAt(root, "variables")).flatMap(({ key, value: variable }) => {
    const value = valueAt(variable, "value");
    // A plan also lists defaults. They are values, but they do not decide whether something exists.
    const isDefault = value && isDefaultOf(configuration, key.text, value);
    return value && !isDefault && !isSecret(plan, key.text) ? [[key.text, plainValue(value)] as const] : [];
  });
  return Object.fromEntries(given);
}

/** Whether a variable is sensitive. Then its value must not be read. */
export function isSecret({ configuration }: PlanFile, name: string): boolean {
  return asLiteral(valueAt(configuration, "variables", name, "sensitive")) === "true";
}

function isDefaultOf(configuration: Node | undefined, name: string, value: Node): boolean {
  const given = valueAt(configuration, "variables", name, "default");
  return given !== undefined && identity(given) === identity(value);
}

/** The plan was read as JSON without problems, so every value in it is valid JSON. */
function plainValue(node: Node): unknown {
  return JSON.parse(textOf(node.location));
}

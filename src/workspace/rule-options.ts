import type { ValidateFunction } from "ajv";
import type { Rule } from "../linter/index.js";
import { oncePer } from "../source/index.js";
import { problemsOf, type ConfigProblem } from "./config-problems.js";

/** Validates the options of a rule against the rule's own schema. */
export async function optionProblems(
  name: string,
  options: unknown,
  rules: readonly Rule[],
): Promise<readonly ConfigProblem[]> {
  const rule = rules.find((one) => one.name === name);
  if (!rule || options === undefined) return [];
  const { schema } = rule.meta;
  if (!schema) return [{ path: [], message: `The rule "${name}" takes no options.` }];
  const validator = await validatorOf(schema);
  if (validator(options)) return [];
  return problemsOf(validator.errors ?? [], `the options of "${name}"`);
}

/** Compiling a schema takes longer than to lint a template. An editor reads the config at each key. */
const validatorOf = oncePer(async (schema: object): Promise<ValidateFunction> => {
  const { Ajv } = await import("./ajv.js");
  return new Ajv({ allErrors: true, strict: false, verbose: true }).compile(schema);
});

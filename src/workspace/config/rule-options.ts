import type { ValidateFunction } from "ajv";
import type { Rule } from "../../linter/index.js";
import { failure, isFailure, messageOf, oncePer, type Result } from "../../source/index.js";
import { problemsOf, type ConfigProblem } from "../config-files/config-problems.js";

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
  if (isFailure(validator))
    return [{ path: [], message: `The rule "${name}" has a schema that is no JSON Schema: ${validator.message}.` }];
  if (validator(options)) return [];
  return problemsOf(validator.errors ?? [], `the options of "${name}"`);
}

/** Compiling a schema takes longer than to lint a template. An editor reads the config at each key. */
const validatorOf = oncePer(async (schema: object): Promise<Result<ValidateFunction>> => {
  const { Ajv } = await import("../config-files/ajv.js");
  try {
    return new Ajv({ allErrors: true, strict: false, verbose: true }).compile(schema);
  } catch (error) {
    // The schema of a plugin may be wrong, or may not be one.
    return failure(messageOf(error));
  }
});

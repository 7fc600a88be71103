import { didYouMean, ownValue } from "../../source/index.js";

/** An error of the validator. Its own type would make the declarations of the library name a package that users lack. */
export interface ValidatorError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

/** An error in a config, with the path of the value. */
export interface ConfigProblem {
  readonly path: readonly string[];
  readonly message: string;
  /** Whether the error is in the key, not in its value. */
  readonly isAboutKey?: true;
}

/**
 * Translates the errors of the validator into messages, one per place. `root` is the name for the whole value in
 * messages. `special` gives a better message for places where the schema allows several forms.
 */
export function problemsOf(
  errors: readonly ValidatorError[],
  root: string,
  special: (path: readonly string[], error: ValidatorError) => ConfigProblem | undefined = () => undefined,
): ConfigProblem[] {
  const found = new Map<string, ConfigProblem>();
  for (const error of errors) {
    const path = pathOf(error.instancePath);
    const problem = special(path, error) ?? problemOf(error, path, root);
    const key = problem.path.join("/");
    if (!found.has(key)) found.set(key, problem);
  }
  return [...found.values()];
}

function problemOf(error: ValidatorError, path: readonly string[], root: string): ConfigProblem {
  const name = path.length === 0 ? root : `"${nameOf(path)}"`;
  const unknownKey: unknown = error.params.additionalProperty;
  if (error.keyword !== "additionalProperties" || typeof unknownKey !== "string") {
    return { path, message: `${name[0]?.toUpperCase() ?? ""}${name.slice(1)} ${expectation(error)}.` };
  }
  const where = path.length === 0 ? `in ${root}` : `in ${name}`;
  const known: unknown = error.parentSchema?.properties;
  const hint = didYouMean(unknownKey, typeof known === "object" && known !== null ? Object.keys(known) : []);
  return { path: [...path, unknownKey], message: `There is no key "${unknownKey}" ${where}.${hint}`, isAboutKey: true };
}

/** The message for a wrong severity, `extends` or caller. They have several forms in the schema. */
export function problemOfForms(path: readonly string[]): ConfigProblem | undefined {
  if (path[0] === "extends") {
    return {
      path: ["extends"],
      message: `"extends" must be recommended, strict, all, the path of a config, or a list of these.`,
    };
  }
  if (path.join(".") === "settings.caller") {
    const message = `"settings.caller" must be iac, console or operator, or the ARN of a role or user.`;
    return { path, message };
  }
  const at = path[0] === "rules" ? 1 : path[0] === "overrides" && path[2] === "rules" ? 3 : undefined;
  const rule = at === undefined ? undefined : path[at];
  if (at === undefined || rule === undefined) return undefined;
  const message = `The severity of "${rule}" must be off, warn or error, alone or in a list with the options: [warn, { … }].`;
  return { path: path.slice(0, at + 1), message };
}

function expectation(error: ValidatorError): string {
  const { keyword, params } = error;
  switch (keyword) {
    case "type":
      return `must be ${[params.type].flat().map(String).map(kindOf).join(" or ")}`;
    case "enum":
      return `must be one of ${[params.allowedValues].flat().join(", ")}`;
    case "minLength":
    case "minItems":
      return params.limit === 1 ? "must not be empty" : otherExpectation(error);
    case "not":
      return error.instancePath.includes("/parameters/")
        ? "must be a text or a list of texts"
        : otherExpectation(error);
    case "required":
      return `needs the key "${String(params.missingProperty)}"`;
    case "pattern":
      return "is not valid: " + patternHint(error);
    default:
      return otherExpectation(error);
  }
}

/** In the words of the validator. */
function otherExpectation({ message }: ValidatorError): string {
  return message ?? "is not valid";
}

function patternHint({ instancePath }: ValidatorError): string {
  if (instancePath.endsWith("/account")) return "an account has 12 digits";
  if (instancePath.endsWith("/partition")) return "a partition is a name such as aws, aws-cn or aws-us-gov";
  return "a region is a name such as eu-west-1";
}

function kindOf(type: string): string {
  const words: Readonly<Record<string, string>> = {
    array: "a list",
    object: "a mapping",
    string: "a text",
    boolean: "true or false",
    number: "a number",
    integer: "a whole number",
  };
  return ownValue(words, type) ?? type;
}

function nameOf(path: readonly string[]): string {
  const join = (name: string, step: string): string => (/^\d+$/.test(step) ? `${name}[${step}]` : `${name}.${step}`);
  return path.reduce((name, step) => (name === "" ? step : join(name, step)), "");
}

function pathOf(instancePath: string): readonly string[] {
  const steps = instancePath.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

import type { ErrorObject } from "ajv";
import { didYouMean } from "./nearest-name.js";

/** What is wrong with a config, and the path of the value. */
export interface ConfigProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** The validator's errors in words, one for each place. */
export function problemsOf(errors: readonly ErrorObject[], keysAt: (error: ErrorObject) => readonly string[]): readonly ConfigProblem[] {
  const found = new Map<string, ConfigProblem>();
  for (const error of errors) {
    const problem = problemOf(error, keysAt);
    const key = problem.path.join("/");
    if (!found.has(key)) found.set(key, problem);
  }
  return [...found.values()];
}

function problemOf(error: ErrorObject, keysAt: (error: ErrorObject) => readonly string[]): ConfigProblem {
  const path = pathOf(error.instancePath);
  const severity = severityProblem(path);
  if (severity) return severity;
  // Alternatives fail one by one; what is said once is that none fits.
  if (path[0] === "extends") return { path: ["extends"], message: `"extends" must be recommended, strict, all, a path, or a list of these.` };
  const unknownKey: unknown = error.params.additionalProperty;
  if (error.keyword === "additionalProperties" && typeof unknownKey === "string") {
    const where = path.length === 0 ? "a config" : `"${nameOf(path)}"`;
    return { path: [...path, unknownKey], message: `${where} has no key "${unknownKey}".${didYouMean(unknownKey, keysAt(error))}` };
  }
  return { path, message: `"${nameOf(path)}" ${expectation(error)}.` };
}

function severityProblem(path: readonly string[]): ConfigProblem | undefined {
  const at = path.indexOf("rules");
  const rule = path[at + 1];
  if (at < 0 || at > 2 || rule === undefined) return undefined;
  return { path: path.slice(0, at + 2), message: `"${rule}" must be off, warn or error, or a list of one of these and the options: [warn, { … }].` };
}

function expectation(error: ErrorObject): string {
  const { keyword, params } = error;
  switch (keyword) {
    case "type":
      return `must be ${kindOf(String(params.type))}`;
    case "enum":
      return `must be one of ${[params.allowedValues].flat().join(", ")}`;
    case "required":
      return `needs the key "${String(params.missingProperty)}"`;
    case "pattern":
      return "does not look like one: " + patternHint(error);
    default:
      return error.message ?? "is not valid";
  }
}

function patternHint({ instancePath }: ErrorObject): string {
  if (instancePath.endsWith("/account")) return "an account is 12 digits";
  if (instancePath.endsWith("/partition")) return "a partition is aws, aws-cn, aws-us-gov or the like";
  return "a region is eu-west-1 or the like";
}

function kindOf(type: string): string {
  const words: Readonly<Record<string, string>> = {
    array: "a list",
    object: "a mapping",
    string: "a text",
    boolean: "true or false",
  };
  return words[type] ?? type;
}

function nameOf(path: readonly string[]): string {
  return path.length === 0 ? "the config" : path.reduce((name, step) => (/^\d+$/.test(step) ? `${name}[${step}]` : name === "" ? step : `${name}.${step}`), "");
}

export function pathOf(instancePath: string): readonly string[] {
  const steps = instancePath.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

import type { ValidateFunction } from "ajv";
import { loadRequirementSchemas } from "../../knowledge/index.js";
import { didYouMean, shownValue } from "../../source/index.js";
import { problemsOf, type ConfigProblem, type ValidatorError } from "../config-files/config-problems.js";
import type { RequirementsData } from "./requirements-data.js";
import { requirementsSchema } from "./requirements-schema.js";

let compiled: Promise<ValidateFunction<RequirementsData>> | undefined;

async function compile(): Promise<ValidateFunction<RequirementsData>> {
  const [{ Ajv2020 }, schemas] = await Promise.all([import("../config-files/ajv.js"), loadRequirementSchemas()]);
  const ajv = new Ajv2020({ allErrors: true, strictRequired: false, allowUnionTypes: true, verbose: true });
  return ajv.compile<RequirementsData>(requirementsSchema(schemas));
}

/** Checks a value against the schema of requirements. */
export async function requirementsIn(value: unknown): Promise<RequirementsData | readonly ConfigProblem[]> {
  compiled ??= compile();
  const isRequirements = await compiled;
  if (isRequirements(value)) return value;
  const errors = (isRequirements.errors ?? []).filter(isTelling);
  return problemsOf(withoutChoices(errors), "a file of requirements", formProblem);
}

/** A condition may have several forms. If one of its properties does not exist, that says more than all of them. */
function withoutChoices(errors: readonly ValidatorError[]): readonly ValidatorError[] {
  const props = errors.filter(isAboutProperty);
  const inConditions = new Set(props.map(({ instancePath }) => conditionIn(instancePath)));
  return errors.filter((error) => {
    const condition = conditionIn(error.instancePath);
    return props.includes(error) || condition === undefined || !inConditions.has(condition);
  });
}

function isAboutProperty({ instancePath, keyword }: ValidatorError): boolean {
  return keyword === "enum" && instancePath.endsWith("/prop");
}

function conditionIn(instancePath: string): string | undefined {
  return /^.*?\/(?:when|triggerWhen)(?=\/|$)/.exec(instancePath)?.[0];
}

/** The errors inside of `anyOf` and `if` say less than what they add up to. */
function isTelling({ keyword, schemaPath }: ValidatorError): boolean {
  return keyword !== "if" && !/\/anyOf\/\d/.test(schemaPath);
}

function formProblem(path: readonly string[], error: ValidatorError): ConfigProblem | undefined {
  if (isAboutProperty(error)) return { path, message: noProperty(error) };
  const when = path.findIndex((key) => key === "when" || key === "triggerWhen");
  if (when >= 0) return { path: path.slice(0, when + 1), message: conditionMessage(path[when] ?? "", error) };
  const name = path.at(-1) ?? "";
  switch (error.keyword) {
    case "anyOf":
      return { path, message: 'A requirement needs a "note" or a "source" that says why it is there.' };
    case "enum":
      return { path, message: `${shownValue(error.data)} is unknown here: ${choices(error)}` };
    case "pattern":
      return { path, message: `${shownValue(error.data)} is not valid here. ${descriptionOf(error)}` };
    case "not":
      return { path, message: descriptionOf(error) };
    case "minLength":
      return { path, message: `"${name}" is too short.` };
    case "minItems":
      return { path, message: `"${name}" must not be empty.` };
    default:
      return undefined;
  }
}

function conditionMessage(key: string, error: ValidatorError): string {
  if (error.keyword === "not" || error.schemaPath.includes("/then/")) return descriptionOf(error);
  return `"${key}" must be a condition: { prop, op, value } with the op eq, neq, in or startsWith; { prop, op } with set or unset; { op: resourceExists, value: [ … ] }; { op: fact, value }; or all, any or not of conditions.`;
}

function noProperty({ data, params }: ValidatorError): string {
  return `DMS resources have no property ${shownValue(data)}.${didYouMean(String(data), [params.allowedValues].flat().map(String))}`;
}

/** A short list is shown; of a long one, what is near. */
function choices({ data, params }: ValidatorError): string {
  const all = [params.allowedValues].flat().map(String);
  if (all.length <= 12) return `it is one of ${all.join(", ")}.`;
  const hint = didYouMean(String(data), all);
  return hint === "" ? `it is a name such as ${all.slice(0, 3).join(", ")}.` : hint.trim();
}

function descriptionOf({ parentSchema }: ValidatorError): string {
  const description: unknown = parentSchema?.description;
  return typeof description === "string" ? description : "";
}

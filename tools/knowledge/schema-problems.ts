import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { KnowledgeFiles, Problem } from "./files.js";

/**
 * The name of the schema for a file. The file names it, or the folder decides, or the schema has the same name as the
 * file.
 */
export function schemaOf(file: string, data: unknown): string {
  const named = typeof data === "object" && data !== null && "$schema" in data ? String(data.$schema) : undefined;
  if (file.startsWith("generated/actions/")) return "service-authorization.json";
  if (file.startsWith("generated/managed-policies/")) return "managed-policies.json";
  if (file.startsWith("aws/resource-types/")) return "resource-types.json";
  return named?.replace(/^.*\//, "") ?? file.replace(/^.*\//, "");
}

/** Checks files against their schemas. */
export type SchemaCheck = (files: KnowledgeFiles) => readonly Problem[];

export function schemaCheck(schemas: KnowledgeFiles): SchemaCheck {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    verbose: true,
  });
  for (const schema of schemas.values()) ajv.addSchema(schema as object);
  return (files) => [...files].flatMap(([file, data]) => problemsIn(file, data, ajv));
}

function problemsIn(file: string, data: unknown, ajv: Ajv2020): readonly Problem[] {
  const name = schemaOf(file, data);
  const validate = ajv.getSchema(name);
  if (!validate)
    return [{ file, at: "$schema", message: `There is no schema ${name}. Write src/knowledge/schema/${name}.` }];
  void validate(data);
  return telling(validate.errors ?? []).map((error) => ({
    file,
    at: placeIn(data, error.instancePath),
    message: sentenceOf(error),
  }));
}

const isChoice = ({ keyword }: ErrorObject): boolean => keyword === "oneOf" || keyword === "anyOf";

/**
 * The errors that help most. If no branch of a choice fits, there are errors for every branch. Then only the innermost
 * choice is shown.
 */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter(isChoice).map(({ instancePath }) => instancePath);
  return errors.filter((error) => {
    if (error.keyword === "if") return false;
    const around = choices.filter((path) => error.instancePath.startsWith(path));
    if (around.length === 0) return true;
    return isChoice(error) && !choices.some((path) => path.startsWith(`${error.instancePath}/`));
  });
}

function sentenceOf({ data, keyword, message = "", params, parentSchema }: ErrorObject): string {
  const { description } = (parentSchema ?? {}) as { readonly description?: string };
  const about = description === undefined ? "" : ` ${description}`;
  switch (keyword) {
    case "required":
      return `"${String(params.missingProperty)}" is missing: add it.`;
    case "additionalProperties":
      return `"${String(params.additionalProperty)}" is not known here: remove it or correct its name.`;
    case "enum":
      return `${JSON.stringify(data)} is not one of ${(params.allowedValues as readonly string[]).join(", ")}.${about}`;
    case "oneOf":
    case "anyOf":
      return `${JSON.stringify(data)} has a form that is not known.${about}`;
    case "not":
      return description ?? message;
    default:
      return `${JSON.stringify(data)} ${message}.${about}`;
  }
}

/**
 * Writes the place `/uses/3/actions/0` as `uses[endpoint-s3-source].actions[s3:GetObject]`, with the names of the
 * entries.
 */
function placeIn(data: unknown, pointer: string): string {
  let value = data;
  let place = "";
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const isList = Array.isArray(value);
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
    place += isList ? `[${nameOf(value) ?? key}]` : `${place === "" ? "" : "."}${key}`;
  }
  return place;
}

/** The name of an entry in a list. */
export function nameOf(entry: unknown): string | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const { action, id, name, operation, resourceType, service } = entry as Readonly<Record<string, unknown>>;
  return [id, name, operation, action, resourceType, service].find((one) => typeof one === "string");
}

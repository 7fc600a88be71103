import { ownValue, isRecord } from "../../source/index.js";
import { dmsProperties, factTypes, type JsonSchema, type RequirementSchemas } from "../../knowledge/index.js";

/**
 * The JSON Schema of a file with requirements of the user's own, made from the schemas of the facts: what the facts need
 * and a user can leave out gets a default. It is also written to `schema/dmslint.requirements.schema.json`, for editors.
 */
export function requirementsSchema({ callerNeeds, common, roleUses }: RequirementSchemas): JsonSchema {
  const use = at(roleUses, "properties", "uses", "items");
  const type = at(callerNeeds, "properties", "types", "items");
  const withNeeds = {
    actions: listOf(at(use, "properties", "actions"), ["action", "resource"]),
    trustPrincipals: listOf(at(use, "properties", "trustPrincipals"), ["service"]),
  };
  const uses = { ...at(use, "properties"), ...withNeeds, ...own };
  const needs = listOf(at(type, "properties", "needs"), ["action", "resource"], "What they need.");
  const whole = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Requirements of your own for dmslint",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { description: "Where editors find this schema.", type: "string" },
      uses: {
        description: "What roles are used for, and what they need for it, beyond what dmslint knows.",
        type: "array",
        items: { ...use, required: ["id"], properties: without(uses, ["kind", "managedPolicies", "source"]) },
      },
      types: {
        description: "What whoever deploys DMS resources needs, beyond what dmslint knows.",
        type: "array",
        items: { ...type, properties: { ...at(type, "properties"), needs } },
      },
    },
    $defs: { ...at(common, "$defs"), ...definitions(at(common, "$defs")) },
  };
  return asSchema(withLocalReferences(whole));
}

/** Descriptions where those of the facts are for people who maintain dmslint. */
const own = {
  id: {
    $ref: "#/$defs/id",
    description:
      "A name of your own; or the id of a use that dmslint knows (endpoint-s3-target), whose role then needs what stands here in addition.",
  },
};

function definitions(defs: JsonSchema): Readonly<Record<string, unknown>> {
  return {
    id: { ...at(defs, "id"), description: "A name: lower case, with hyphens." },
    property: {
      description: "A property of DMS resources, with one name for all formats: `s3.bucketName`.",
      enum: dmsProperties.map(({ id }) => id).sort(),
    },
    resourceType: {
      description: "A DMS resource as CloudFormation names it, also for Terraform: `AWS::DMS::Endpoint`.",
      enum: factTypes()
        .filter((name) => name.startsWith("AWS::DMS::"))
        .sort(),
    },
    sources: {
      ...at(defs, "sources"),
      description: "Addresses (https://…) of pages that say why, the best one first.",
    },
    fact: { ...at(defs, "fact"), description: "A question that properties do not answer." },
  };
}

/** A list of needs. Each of them has to say why it is there. */
function listOf(list: JsonSchema, required: readonly string[], description?: string): JsonSchema {
  const item = at(list, "items");
  const { if: condition, ...others } = item;
  return {
    ...list,
    ...(description !== undefined && { description }),
    items: {
      ...others,
      required,
      anyOf: [{ required: ["note"] }, { required: ["source"] }],
      // Without `need`, a need with a condition is conditional, and one without is required.
      ...(condition !== undefined && { if: { ...asSchema(condition), required: ["need"] } }),
    },
  };
}

function without(properties: JsonSchema, names: readonly string[]): JsonSchema {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}

/** The references of the facts go to another file. */
function withLocalReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLocalReferences);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === "$ref" && typeof one === "string" ? one.replace(/^common\.json/, "") : withLocalReferences(one),
    ]),
  );
}

/** The schema at a path. The files of the facts have it, so that it is a mistake of ours if it is not there. */
function at(schema: JsonSchema, ...path: readonly string[]): JsonSchema {
  return path.reduce((inner, key) => asSchema(ownValue(inner, key)), schema);
}

function asSchema(value: unknown): JsonSchema {
  if (!isRecord(value)) throw new Error("a schema of the facts has another form");
  return value;
}

import { presets } from "../../presets/index.js";

const texts = (description: string): object => ({
  description,
  type: "array",
  items: { type: "string", minLength: 1 },
});

/** How globs of a config are read. */
const globs =
  "They begin at the folder of the config that is found, also in one that it extends. The last one that matches decides: ! takes files out again.";

/** Patterns for values in a config and on the command line. */
export const formOf = {
  account: "^[0-9]{12}$",
  caller: "^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$",
  partition: "^aws(-[a-z0-9-]+)?$",
  region: "^[a-z]{2,}(-[a-z]+)+-[0-9]+$",
} as const;

const rules = {
  description: "Rules by name: a severity, or a list of severity and options.",
  type: "object",
  properties: Object.fromEntries(Object.keys(presets.all).map((name) => [name, { $ref: "#/definitions/rule" }])),
  additionalProperties: { $ref: "#/definitions/rule" },
};

const settings = {
  description: "Facts that the linted files do not contain.",
  type: "object",
  additionalProperties: false,
  properties: {
    existingRoles: texts("Account roles that already exist, such as dms-vpc-role."),
    caller: {
      description:
        "The caller: a deployment role of infrastructure as code, a person in the console, or an operator with the CLI; or the ARN of a role or user in the account data.",
      anyOf: [{ enum: ["iac", "console", "operator"] }, { type: "string", pattern: formOf.caller }],
    },
    accountData: texts("Files that say what the account has, as AWS's commands print it."),
    callerPolicies: texts(
      "The caller's policies: paths of policy files, or addresses of policies, roles, users or groups in the linted files.",
    ),
    partition: {
      description: "The AWS partition the templates are for.",
      type: "string",
      pattern: formOf.partition,
    },
    regions: {
      description: "The AWS regions the templates are for.",
      type: "array",
      items: { type: "string", pattern: formOf.region },
    },
    account: { description: "The AWS account, 12 digits.", type: "string", pattern: formOf.account },
    parameters: {
      description: "Values of CloudFormation parameters.",
      type: "object",
      additionalProperties: { not: { anyOf: [{ type: "object" }, { type: "array", contains: { type: "object" } }] } },
    },
    variables: { description: "Values of Terraform variables.", type: "object" },
    targets: texts("DMS engine names of the targets that a policy file is for."),
    sources: texts("DMS engine names of the sources that a policy file is for."),
    partialPolicies: texts("Globs of policy files whose holder also has other policies."),
    requirements: texts("Files that say what your roles and callers need beyond what dmslint knows."),
  },
};

/** The JSON Schema of a config file. It is also written to `schema/dmslint.config.schema.json`, for editors. */
export const configSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "dmslint config",
  type: "object",
  additionalProperties: false,
  properties: {
    $schema: { description: "Where editors find this schema.", type: "string" },
    root: { description: "Files outside this config's folder are not read.", type: "boolean" },
    extends: {
      description:
        "A preset (recommended, strict, all), the path of another config, or a list of them. Default: recommended.",
      anyOf: [{ type: "string", minLength: 1 }, texts("Presets and paths; later ones win.")],
    },
    rules,
    settings,
    ignores: texts(`Globs of files that are not linted. ${globs}`),
    overrides: {
      description: "Other rule settings for some files; later ones win.",
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["files", "rules"],
        properties: { files: texts(`Globs of the files. ${globs}`), rules },
      },
    },
    plugins: texts("Modules with rules of your own. They are code, and run if this config is trusted."),
  },
  definitions: {
    severity: { enum: ["off", "warn", "error", 0, 1, 2, "0", "1", "2"] },
    rule: {
      anyOf: [
        { $ref: "#/definitions/severity" },
        {
          type: "array",
          items: [{ $ref: "#/definitions/severity" }, { type: "object" }],
          minItems: 1,
          additionalItems: false,
          maxItems: 2,
        },
      ],
    },
  },
} as const;

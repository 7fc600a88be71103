import { ownValue, type Location } from "../../../../source/index.js";
import { ignoredReason, argumentOf } from "./resource-arguments.js";
import { asText, type Node, type TextPart, type Unknown } from "../../../../tree/index.js";
import { withoutFailingBranches } from "../../../values/choices.js";
import { dataAttribute } from "./data-sources.js";
import { argumentIn, isSecret } from "../modules/declarations.js";
import { evaluate, notKnown } from "../evaluation/evaluate.js";
import { isDocument } from "../../../syntax/embedded/embedded.js";
import { planValueAt } from "../instances/fill-from-plan.js";
import { ignoresChanges } from "./ignored-changes.js";
import { referencedText, withOrigin } from "../../../values/origins.js";
import { isGeneratedAttribute, templateAttribute, templateMembers } from "./resource-names.js";
import { rendersFile } from "./rendered-files.js";
import { isSecretArgument } from "./secret-arguments.js";
import { idIn, memoKey, memoised, type Instance, type Module, type Scope } from "../modules/scope.js";
import { concealed } from "../../../values/secrets.js";
import { entryAt, listOf, mappingOf, unknownAt } from "../../../values/values.js";

/** Whether an unknown stands for a whole resource or a whole called module. */
export function isWhole(node: Unknown, scope: Scope): boolean {
  const { environment } = scope.module;
  return environment.instances.has(node.symbol.id) || environment.modules.has(node.symbol.id);
}

/** The value of a resource's attribute or of a module's output. */
export function attributeOfWhole(of: Unknown, name: string, location: Location, scope: Scope): Node {
  const { environment } = scope.module;
  const expressionText = `${of.expressionText ?? ""}.${name}`;
  const module = environment.modules.get(of.symbol.id);
  if (module) return said(outputOf(module, name, location, scope), of.symbol.id, expressionText, location);
  const instance = environment.instances.get(of.symbol.id);
  return instance ? attributeOfInstance(instance, name, expressionText, location) : of;
}

/**
 * Attributes that give back an argument of another name, with that name.
 * https://developer.hashicorp.com/terraform/language/resources/terraform-data#output
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_version#attribute-reference
 */
const repeated: Readonly<Record<string, string>> = {
  "terraform_data.output": "input",
  "aws_secretsmanager_secret_version.arn": "secret_id",
  "aws_secretsmanager_secret_version.secret_arn": "secret_id",
};

/** Whether a value can be the one of an attribute: the id of a secret can be its name as well as its ARN. */
function fits(value: Node, attribute: string): boolean {
  const [first] = asText(value)?.parts ?? [];
  return !attribute.endsWith("arn") || (first?.kind === "literal" && first.text.startsWith("arn:"));
}

function outputOf(module: Module, name: string, location: Location, scope: Scope): Node {
  const output = module.declarations.outputs.get(name);
  const value = output && argumentIn(output.body, "value");
  if (!value) return notKnown({ location }, scope, `the module has no output ${name}`);
  const inner: Scope = { ...scope, module, names: new Map() };
  const key = memoKey(inner, `output.${name}`);
  const circular = (): Node => notKnown({ location }, scope, `output ${name} refers to itself`);
  const made = memoised(module.memo, key, () => withoutFailingBranches(evaluate(value.value, inner)), circular);
  if (!isSecret(output.body, "sensitive")) return made;
  return concealed(made, (step) =>
    unknownAt(location, { id: idIn(module, `output.${name}${step}`), reason: `output ${name} is sensitive` }),
  );
}

/** A text from another module, with the expression that this module has for it. */
function said(node: Node, id: string, expressionText: string, location: Location): Node {
  if (node.kind === "choice") {
    const branches = node.branches.map(({ when, value }) => ({
      when,
      value: said(value, id, expressionText, location),
    }));
    return { ...node, branches };
  }
  const text = node.kind === "unknown" ? undefined : asText(node);
  if (!text || isDocument(text)) return node.kind === "unknown" ? { ...node, location, expressionText } : node;
  const parts = referencedText(text, id, expressionText, location).parts.map((part, index) => ({
    ...part,
    origin: originOf(text.parts[index], part),
  }));
  return { kind: "text", parts, location };
}

/** A value that comes from a resource keeps that origin. */
function originOf(before: TextPart | undefined, after: TextPart): TextPart["origin"] {
  return before?.origin.from === "reference" ? before.origin : after.origin;
}

/** The value of an attribute of an instance. `expressionText`: the expression in the module that reads it. */
function attributeOfInstance(instance: Instance, name: string, expressionText: string, location: Location): Node {
  const { id: resource } = instance;
  const special = instance.declaration.isData ? dataAttribute(instance, name, expressionText, location) : undefined;
  const members = templateMembers(instance, name);
  if (members) {
    const entries = members.map(([key, text]) =>
      entryAt(key, referencedText(text, resource, `${expressionText}[0].${key}`, location)),
    );
    return listOf([mappingOf(entries, location, unknownReason(instance, name, expressionText))], location);
  }
  const value = special ?? templateAttribute(instance, name) ?? shownArgument(instance, name, expressionText, location);
  const unknown = (): Node =>
    plannedAttribute(instance, name, expressionText, location) ??
    unknownAt(location, {
      id: `${resource}.${name}`,
      reason: unknownReason(instance, name, expressionText),
      expressionText,
      resource,
      isUnique: isGeneratedAttribute(instance, name),
    });
  if (!value || value.kind === "null") return unknown();
  // The document of a data source keeps the location where it is written, and so does a rendered file.
  if (special && (["mapping", "list", "choice"].includes(special.kind) || rendersFile(instance))) return special;
  const text = asText(value);
  if (text) return referencedText(text, resource, expressionText, location);
  return value.kind === "choice" ? withOrigin(value, { from: "reference", resource }, expressionText, location) : value;
}

/** The value that the module writes, if no other one stays in the state. Nobody is shown that of a secret. */
function shownArgument(
  instance: Instance,
  attribute: string,
  expressionText: string,
  location: Location,
): Node | undefined {
  const name = ownValue(repeated, `${instance.declaration.type}.${attribute}`) ?? attribute;
  const value = ignoresChanges(instance, name) ? undefined : argumentOf(instance, name);
  if (value && name !== attribute && !fits(value, attribute)) return undefined;
  if (!value || !isSecretArgument(instance, name)) return value;
  const { id: resource } = instance;
  return concealed(value, (step) => {
    const said = expressionText + step;
    const reason = `${said} is sensitive`;
    return unknownAt(location, { id: `${resource}.${name}${step}`, reason, expressionText: said, resource });
  });
}

/** The value of an attribute that the module does not show but the plan knows. */
function plannedAttribute(
  instance: Instance,
  name: string,
  expressionText: string,
  location: Location,
): Node | undefined {
  const { address, id: resource, module } = instance;
  const value = module.environment.planned?.valueOf(address, name);
  return value && value.kind !== "null"
    ? planValueAt(value, { location, expressionText, origin: { from: "reference", resource } })
    : undefined;
}

function unknownReason(instance: Instance, name: string, expressionText: string): string {
  if (argumentOf(instance, name) && ignoresChanges(instance, name)) return ignoredReason(expressionText);
  return instance.declaration.isData
    ? `${expressionText} is read during the deployment`
    : `${expressionText} is known only after the deployment`;
}

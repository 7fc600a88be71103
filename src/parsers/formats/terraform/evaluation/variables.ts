import { type Location, ownValue, textOf } from "../../../../source/index.js";
import {
  and,
  asLiteral,
  asText,
  isSatisfiable,
  type Node,
  type Origin,
  type Text,
  type Unknown,
} from "../../../../tree/index.js";
import type { Expression } from "../../../syntax/hcl/hcl-ast.js";
import { isDocument } from "../../../syntax/embedded/embedded.js";
import { nodeOfValue } from "../../../syntax/plain-nodes.js";
import { choiceOf, withoutFailingBranches } from "../../../values/choices.js";
import { assumptions, variableEquals } from "../values/conditions.js";
import { elementPath } from "./element-path.js";
import { evaluate } from "./evaluate.js";
import { argumentIn } from "../modules/declarations.js";
import { isEmptyCollection, repeatingVariablesIn } from "../modules/repeating-variables.js";
import { conditionalText, passedText, withOrigin } from "../../../values/origins.js";
import {
  idIn,
  memoised,
  memoKey,
  moduleScope,
  withoutDefaults,
  type Module,
  type ModuleCall,
  type Scope,
  type VariableDeclaration,
} from "../modules/scope.js";
import { applyType } from "./types.js";
import { withAllowedValues } from "../../../values/allowed-values.js";
import { concealed } from "../../../values/secrets.js";
import { unknownAt } from "../../../values/values.js";

/** The value of a variable where it is used: from the caller or the settings if they set it, else its default. */
export function variableValue(name: string, location: Location, scope: Scope): Node {
  const { module } = scope;
  const expressionText = `var.${name}`;
  const unknown = (reason: string) => (): Node =>
    unknownAt(location, { id: idIn(module, expressionText), reason, expressionText });
  const declaration = module.declarations.variables.get(name);
  if (!declaration) return unknown(`variable ${name} is not declared`)();
  const isSecret = declaration.isSecret || (!module.call && module.environment.planned?.isSecret(name) === true);
  const value = memoised(
    module.memo,
    memoKey(scope, expressionText),
    () => shownValue(isSecret, declaration, location, scope) ?? withoutValue(declaration, location, scope),
    unknown(`variable ${name} refers to itself`),
  );
  const assumed = assumptions(scope.assumed, module).get(name);
  if (module.call && isGiven(module, name))
    return isDefaultOf(declaration, value) ? placed(value, location) : asArgument(value, name, location, module);
  const isShown = !isSecret || assumed === "null";
  if (assumed === undefined && !isGiven(module, name) && isRuledOut(value, declaration, scope))
    return unknown("the condition of the resource rules out the default of the variable")();
  if (assumed === undefined || !isShown || asLiteral(value) === assumed || isGiven(module, name))
    return placed(value, location);
  if (assumed === "null") return { kind: "null", location };
  const part = { kind: "literal", text: assumed, location, origin: { from: "computed" }, expressionText } as const;
  return { kind: "text", parts: [part], location };
}

/** What a variable is that nothing gives a value. Its validation may allow only some. */
function withoutValue(declaration: VariableDeclaration, location: Location, { failingDefaults, module }: Scope): Node {
  const { domain, isSecret, name } = declaration;
  const expressionText = `var.${name}`;
  const id = idIn(module, expressionText);
  const isWithoutDefault = !module.call && failingDefaults?.has(name) === true;
  const reason = isWithoutDefault ? `variable ${name} cannot have its default here` : `variable ${name} has no value`;
  const value = unknownAt(location, { id, reason, expressionText, isRequired: !declaration.default });
  return domain && !isSecret ? withAllowedValues(value, { id, allowed: domain }) : value;
}

/** Whether a value is the default of the variable, which it has in place of null. */
function isDefaultOf({ default: own }: VariableDeclaration, value: Node): boolean {
  const [part] = value.kind === "text" ? value.parts : [];
  return own !== undefined && part?.origin.from === "default" && part.origin.at === own.location;
}

/** Whether what is assumed is not true with the default of a variable. */
function isRuledOut(value: Node, { name, domain }: VariableDeclaration, { assumed, module }: Scope): boolean {
  const text = asLiteral(value);
  if (assumed.op === "true" || text === undefined || module.call) return false;
  return isSatisfiable(and(assumed, variableEquals(name, text, domain, module))) === false;
}

/** What the caller, the settings or the default say. Nobody is shown the value of a secret variable. */
function shownValue(
  isSecret: boolean,
  declaration: VariableDeclaration,
  location: Location,
  scope: Scope,
): Node | undefined {
  const given = givenValue(declaration, scope);
  const value = given ? nullFilled(given, declaration, scope) : defaultValue(declaration, scope);
  const expressionText = `var.${declaration.name}`;
  const hole = (step: string): Unknown =>
    unknownAt(location, {
      id: idIn(scope.module, expressionText + step),
      reason: `variable ${declaration.name} is sensitive`,
      expressionText: expressionText + step,
      isRequired: !declaration.default,
    });
  return isSecret && value ? concealed(value, hole) : value;
}

/**
 * What is given, where it is null only if the variable can be. `undefined`: it is not known.
 * https://developer.hashicorp.com/terraform/language/block/variable#nullable
 */
function nullFilled(given: Node, declaration: VariableDeclaration, scope: Scope): Node | undefined {
  if (!declaration.isNeverNull) return given;
  if (given.kind === "null") return defaultValue(declaration, scope);
  if (given.kind !== "choice" || !given.branches.some(({ value }) => value.kind === "null")) return given;
  const filled = defaultValue(declaration, scope);
  const branches = given.branches.map(({ when, value }) => ({ when, value: value.kind === "null" ? filled : value }));
  const known = branches.flatMap(({ when, value }) => (value ? [{ when, value }] : []));
  return known.length === branches.length ? choiceOf(known, given.location) : undefined;
}

/** An element of an object or a list that a caller passes. What is no such element stays as it is. */
export function insideArgument(value: Node, expression: Expression, scope: Scope): Node {
  const path = scope.module.call && argumentPath(expression, scope);
  return path === undefined ? value : asArgument(value, path, expression.location, scope.module);
}

/** Where an element is in what a caller passes. */
function argumentPath(expression: Expression, scope: Scope): string | undefined {
  const path = elementPath(expression, "var", scope);
  const [name = ""] = path?.split(/[.[]/, 1) ?? [];
  return isGiven(scope.module, name) ? path : undefined;
}

/**
 * A text that a caller passes, with the name that the called module has for it. A document is read where it is written, and a
 * module that is not here has no place for names of its own.
 */
function asArgument(node: Node, name: string, location: Location, module: Module): Node {
  if (module.source.isDocumented) return node;
  const expressionText = `var.${name}`;
  if (node.kind === "unknown") return { ...node, location, expressionText };
  if (node.kind === "scalar" && !node.quoted) return node;
  const text = asText(node);
  if (!text || isDocument(text)) return text ?? node;
  return passedText(text, idIn(module, expressionText), expressionText, location);
}

/** A value has the location where it is used. What a caller wrote, and a document, keep their own location. */
function placed(node: Node, location: Location): Node {
  if (node.kind === "unknown") return { ...node, location };
  return node.kind === "text" && node.parts.some((part) => part.origin.from !== "written") && !isDocument(node)
    ? { ...node, location }
    : node;
}

function isGiven(module: Module, name: string): boolean {
  if (module.call) return module.call.block.body.attributes.some((attribute) => attribute.name === name);
  return Object.hasOwn(module.environment.values.variables, name) || module.source.settings.has(name);
}

/** The scope for an argument of a call: that of the caller, with what is assumed here. */
function callerScope({ scope: own }: ModuleCall, inside: Scope): Scope {
  const scope = { ...inside, module: own.module, names: own.names, assumed: and(own.assumed, inside.assumed) };
  return withoutDefaults(scope, own.failingDefaults);
}

function givenValue(declaration: VariableDeclaration, scope: Scope): Node | undefined {
  const { module } = scope;
  const { name, type } = declaration;
  if (module.call) {
    const argument = argumentIn(module.call.block.body, name);
    if (!argument) return undefined;
    const value = withoutFailingBranches(evaluate(argument.value, callerScope(module.call, scope)));
    return type ? applyType(value, type, scope) : value;
  }
  const origin: Origin = { from: "setting", name };
  const { variables } = module.environment.values;
  if (Object.hasOwn(variables, name)) {
    const value = settingValue(ownValue(variables, name), declaration, scope);
    return withOrigin(type ? applyType(value, type, scope) : value, origin, `var.${name}`, declaration.location);
  }
  const setting = module.source.settings.get(name);
  // A file that cannot be read may give another value.
  if (!setting || module.source.unreadSettings === true) return undefined;
  const value = evaluate(setting.value, moduleScope(module));
  const document = documentIn(value);
  if (document) return document;
  return withOrigin(
    type ? applyType(value, type, scope) : value,
    { ...origin, at: setting.location },
    `var.${name}`,
    setting.location,
  );
}

/** A document in a text. It is read where it is written, so it is not marked as a value that may be another one. */
function documentIn(value: Node): Text | undefined {
  const text = asText(value);
  return text && isDocument(text) ? text : undefined;
}

/** A text that is not edited. */
function withoutLayout({ layout: _, ...text }: Text): Text {
  return text;
}

/** `--var` gives texts. If the type of the variable is not a text, Terraform reads them as expressions. */
function settingValue(value: unknown, { type, location }: VariableDeclaration, scope: Scope): Node {
  const isText = !type || /^(?:string|any)$/.test(textOf(type.location).replaceAll('"', ""));
  if (typeof value !== "string" || isText) return nodeOfValue(value, location);
  const template = scope.module.environment.hcl.readTemplateText(`\${${value}}`, location);
  return template
    ? evaluate(template, { ...moduleScope(scope.module), names: new Map() })
    : nodeOfValue(value, location);
}

/**
 * The default of a variable. It decides nothing about existence, except in a called module, where the call relies on
 * it.
 */
function defaultValue(declaration: VariableDeclaration, scope: Scope): Node | undefined {
  const { name, type, default: given } = declaration;
  const { call, source } = scope.module;
  const isRepeating = isEmptyCollection(given) && repeatingVariablesIn(source).has(name);
  const isUsed = scope.usesDefaults && scope.failingDefaults?.has(name) !== true;
  if (!given || (!call && (!isUsed || isRepeating || source.unreadSettings === true))) return undefined;
  const value = evaluate(given, moduleScope(scope.module));
  const origin = { from: "default", name, at: given.location } as const;
  const document = documentIn(value);
  if (document) return withoutLayout(conditionalText(document, origin));
  const own = withOrigin(type ? applyType(value, type, scope) : value, origin, `var.${name}`, given.location);
  return call && own.kind === "list" ? { ...own, isLeftByCaller: true } : own;
}

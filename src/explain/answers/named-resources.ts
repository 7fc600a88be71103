import type { IamPrincipal, Project, Resource, Template } from "../../model/index.js";
import { literalOf } from "../../tree/index.js";
import type { Reading } from "../errors/error-text.js";
import { placed, type PlacedAddress } from "./linted.js";

/** The resources of the linted files that an error names, each once. */
export function namedResources(project: Project, readings: readonly Reading[]): readonly PlacedAddress[] {
  return project.templates.flatMap((template) =>
    [...template.resources.values()]
      .filter(({ isData }) => !isData)
      .filter((resource) => readings.some((reading) => isNamed(template, resource, reading)))
      .map(placed),
  );
}

/** The role or user that an ARN means: `arn:…:assumed-role/NAME/session`, `arn:…:role/path/NAME`. */
export function principalNamed(project: Project, arn: string): NamedPrincipal | undefined {
  const path = arn.slice(arn.lastIndexOf(":") + 1).split("/");
  const name = path[0] === "assumed-role" ? path[1] : path.at(-1);
  if (name === undefined || name === "") return undefined;
  const all = project.templates.flatMap((template) =>
    template.principals.map((principal) => ({ principal, template })),
  );
  const found = all.filter(({ principal, template }) => isNameOf(template, principal, name));
  return found.length === 1 ? found[0] : undefined;
}

export interface NamedPrincipal {
  readonly principal: IamPrincipal;
}

function isNameOf(template: Template, principal: IamPrincipal, name: string): boolean {
  const literal = literalOf(principal.name);
  if (literal !== undefined) return literal === name;
  const prefix = principal.namePrefix && literalOf(principal.namePrefix);
  if (prefix !== undefined) return name.startsWith(prefix);
  return template.dialect.nameCase === "PascalCase" && isGeneratedFrom(principal.logicalName, name);
}

/** CloudFormation names a resource after its stack and logical id: `orders-S3Role-1A2B3C4D5E6F7`. */
function isGeneratedFrom(logicalId: string, name: string): boolean {
  const parts = name.split("-");
  return parts.length > 2 && parts.at(-2) === logicalId && /^[A-Za-z0-9]{8,14}$/.test(parts.at(-1) ?? "");
}

function isNamed(template: Template, resource: Resource, { text }: Reading): boolean {
  const { address, arn, name, physicalName, resourceKind, type } = resource;
  const stack = template.dialect.nameCase === "PascalCase";
  // Quotation marks of `aws_iam_role.x["a"]` are left out of the reading.
  if (!stack && hasWord(text, address.replaceAll('"', ""))) return true;
  // A logical id is a word of its own in events: `CREATE_FAILED AWS::DMS::Endpoint TargetEndpoint`.
  if (stack && (hasWord(text, `${type} ${name}`) || hasWord(text, `${type} | ${name}`))) return true;
  if (stack && hasGeneratedName(text, name)) return true;
  const isPrincipal = template.principals.some((one) => one.address === address);
  const written = [physicalName, arn].flatMap((one) => (one ? [literalOf(one) ?? ""] : []));
  const hasName = resourceKind === "Secret" ? hasSecret : hasWord;
  return written.some((one) => one.length > 3 && hasName(text, one, isPrincipal));
}

function hasGeneratedName(text: string, logicalId: string): boolean {
  const middle = `-${logicalId}-`;
  const at = text.indexOf(middle);
  return at > 0 && /^[A-Za-z0-9]{8,14}\b/.test(text.slice(at + middle.length));
}

/** Secrets Manager adds a hyphen and six characters to the name of a secret, in which `/` is a character like others. */
function hasSecret(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (!/[\w./-]/.test(text.charAt(at - 1)) && /^(?:-[A-Za-z0-9]{6})?(?![\w/-])/.test(text.slice(end, end + 8)))
      return true;
  }
  return false;
}

/** Whether a text has a name as a word of its own. The name of a role is not that of a resource. */
function hasWord(text: string, word: string, isPrincipal = true): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + word.length)];
    const isOfPrincipal = /(?:role|user)\/$/.test(text.slice(Math.max(0, at - 5), at));
    if (!/[\w.-]/.test(before) && !/[\w-]/.test(after) && (isPrincipal || !isOfPrincipal)) return true;
  }
  return false;
}

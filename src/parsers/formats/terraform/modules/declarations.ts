import type { Expression, HclAttribute, HclBlock, HclBody, HclFile } from "../../../syntax/hcl/hcl-ast.js";
import { writtenAt } from "../../../syntax/hcl/hcl-location.js";
import { literalIn, unquoted } from "./literals.js";
import { hasRegionAttribute, highestVersion } from "./provider-version.js";
import { repeatingVariables } from "./repeating-variables.js";
import type { Declarations, ResourceDeclaration, VariableDeclaration } from "./scope.js";

/** The declarations in the files of one folder. Override files change them. */
export function declarationsOf(files: readonly HclFile[]): Declarations {
  const blocks = mergedBlocks(files);
  const ofType = (type: string): readonly HclBlock[] => blocks.filter((block) => block.type === type);
  const byLabel = (type: string): Map<string, HclBlock> =>
    new Map(ofType(type).map((block) => [block.labels[0]?.text ?? "", block]));
  // An action is declared like a resource. https://developer.hashicorp.com/terraform/language/block/action
  const resources = [...ofType("resource"), ...ofType("data"), ...ofType("action")].flatMap(resourceOf);
  const variables = new Map(
    ofType("variable").map((block) => [block.labels[0]?.text ?? "", variableOf(block)] as const),
  );
  const locals = new Map(
    ofType("locals").flatMap(({ body }) => body.attributes.map((attribute) => [attribute.name, attribute] as const)),
  );
  const highest = highestVersion(files);
  return {
    variables,
    locals,
    repeatingVariables: repeatingVariables(blocks, { locals }),
    resources: new Map(resources.map((resource) => [resource.key, resource])),
    modules: byLabel("module"),
    providers: new Map(ofType("provider").map((block) => [providerName(block), block])),
    outputs: byLabel("output"),
    hasRegionAttribute: hasRegionAttribute(files),
    ...(highest !== undefined && { highestVersion: highest }),
  };
}

function resourceOf(block: HclBlock): ResourceDeclaration[] {
  const [type, name] = block.labels;
  if (!type || !name) return [];
  const before = block.type === "resource" ? "" : `${block.type}.`;
  const key = `${before}${type.text}.${name.text}`;
  return [{ key, type: type.text, name: name.text, isData: block.type === "data", block }];
}

/** The name by which resources choose a provider: `aws`, `aws.alias`. */
function providerName({ body, labels }: HclBlock): string {
  const alias = argumentIn(body, "alias")?.value;
  const type = labels[0]?.text ?? "";
  return alias ? `${type}.${literalIn(alias) ?? writtenAt(alias.location)}` : type;
}

/** An argument of a block, by its name. */
export function argumentIn(body: HclBody, name: string): HclAttribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}

/** Whether the argument is there, and is not certainly false. */
export function isSecret(body: HclBody, argument: "sensitive" | "ephemeral"): boolean {
  const given = argumentIn(body, argument)?.value;
  return given !== undefined && !isFalse(given);
}

function isFalse(given: Expression): boolean {
  return (given.kind === "bool" && given.text === "false") || literalIn(given) === "false";
}

function variableOf(block: HclBlock): VariableDeclaration {
  const name = block.labels[0]?.text ?? "";
  const type = argumentIn(block.body, "type")?.value;
  const given = argumentIn(block.body, "default")?.value;
  const nullable = argumentIn(block.body, "nullable")?.value;
  const domain = domainOf(block, name);
  return {
    name,
    location: block.header,
    isSecret: isSecret(block.body, "sensitive") || isSecret(block.body, "ephemeral"),
    ...(type && { type }),
    ...(given && { default: given }),
    ...(nullable && isFalse(nullable) && { isNeverNull: true }),
    ...(domain && { domain }),
  };
}

/** The values that `condition = contains(["a", "b"], var.x)` allows for a variable. */
function domainOf(block: HclBlock, name: string): readonly string[] | undefined {
  for (const validation of block.body.blocks) {
    const condition = validation.type === "validation" && unquoted(argumentIn(validation.body, "condition")?.value);
    if (!condition || condition.kind !== "call" || condition.name !== "contains") continue;
    const [list, value] = condition.arguments;
    if (list?.kind !== "tuple" || !value || writtenAt(value.location) !== `var.${name}`) continue;
    const items = list.items.map(literalIn);
    if (!items.includes(undefined)) return items.flatMap((item) => item ?? []);
  }
  return undefined;
}

/**
 * Merges the blocks of override files into the other blocks.
 * https://developer.hashicorp.com/terraform/language/files/override
 */
function mergedBlocks(files: readonly HclFile[]): readonly HclBlock[] {
  const isOverride = ({ file }: HclFile): boolean => /(?:^|[\\/_])override\.(?:tf|tofu)(?:\.json)?$/.test(file.path);
  const blocks = files.filter((file) => !isOverride(file)).flatMap(({ body }) => [...body.blocks]);
  const overrides = files.filter(isOverride).flatMap(({ body }) => body.blocks);
  if (overrides.length === 0) return blocks;
  // The first block of each identity, because that is the one that is changed.
  const places = new Map([...blocks.entries()].reverse().map(([at, block]) => [identityOf(block), at]));
  for (const override of overrides) {
    const identity = identityOf(override);
    const at = override.labels.length > 0 ? places.get(identity) : undefined;
    const known = at === undefined ? undefined : blocks[at];
    if (at !== undefined && known) blocks[at] = { ...known, body: overridden(known.body, override.body) };
    else places.set(identity, blocks.push(override) - 1);
  }
  return blocks;
}

/** Several blocks may configure one provider. They differ in their aliases. */
function identityOf(block: HclBlock): string {
  if (block.type === "provider") return `provider.${providerName(block)}`;
  return [block.type, ...block.labels.map((label) => label.text)].join(".");
}

/** An argument replaces the one of the same name. Nested blocks replace all blocks of the same type. */
function overridden(body: HclBody, by: HclBody): HclBody {
  const names = new Set(by.attributes.map((attribute) => attribute.name));
  const types = new Set(by.blocks.map((block) => block.type));
  return {
    location: body.location,
    attributes: [...body.attributes.filter((attribute) => !names.has(attribute.name)), ...by.attributes],
    blocks: [...body.blocks.filter((block) => !types.has(block.type)), ...by.blocks],
  };
}

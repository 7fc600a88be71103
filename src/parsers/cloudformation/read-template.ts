import type { Export, Resource, Template } from "../../model/index.js";
import type { SourceFile } from "../../source/index.js";
import { always, asLiteral, asItems, asText, entryOf, member, type Mapping, type Node } from "../../tree/index.js";
import { readDmsResource } from "../dms-resources.js";
import { duplicateKeysIn } from "../duplicate-keys.js";
import { emptyTemplate } from "../empty-template.js";
import type { ParseInput } from "../input.js";
import { conditionNamed } from "./conditions.js";
import { readDeclarations } from "./declarations.js";
import { evaluate } from "./evaluate.js";
import { expandLoop, isLoop } from "./for-each.js";
import { readIam } from "./iam.js";
import { isGenerated, readResource } from "./resources.js";
import { samRole } from "./sam-roles.js";
import type { Declaration, Scope, Stack } from "./scope.js";

/** Reads a template from the tree of its file. */
export function readCloudFormation(input: ParseInput, file: SourceFile, root: Node): Template {
  const sections = root.kind === "mapping" ? root : undefined;
  if (!sections) return emptyTemplate(input.path, "cloudformation", [file]);
  const declarations = new Map<string, Declaration>();
  const stack = readStack(input, file, sections, declarations);
  const scope: Scope = { stack, loops: new Map(), when: always, useDefaults: true };
  const declared = readDeclarations(sectionOf(sections, "Resources"), scope);
  for (const declaration of declared.declarations) declarations.set(declaration.logicalId, declaration);
  const resources = readResources(declared.declarations, stack);
  const open = macroIn(sections) ?? declared.open ?? moduleIn(declared.declarations);
  return {
    ...emptyTemplate(input.path, "cloudformation", [file]),
    isEditable: !isGenerated(declared.declarations),
    resources: new Map(resources.map((resource) => [resource.address, resource])),
    ...readIam(resources),
    dmsResources: resources.flatMap((resource) => readDmsResource("cloudformation", resource) ?? []),
    exports: exportsIn(sectionOf(sections, "Outputs"), scope),
    imports: [...stack.imports],
    duplicateKeys: duplicateKeysIn(root),
    ...(open !== undefined && { open }),
  };
}

function sectionOf(root: Mapping, name: string): Mapping | undefined {
  const value = entryOf(root, name)?.value;
  return value?.kind === "mapping" ? value : undefined;
}

function readStack(
  input: ParseInput,
  file: SourceFile,
  root: Mapping,
  declarations: ReadonlyMap<string, Declaration>,
): Stack {
  const valuesOf = (name: string): ReadonlyMap<string, Node> =>
    new Map(sectionOf(root, name)?.entries.map(({ key, value }) => [key.text, value]));
  const parameters = [...valuesOf("Parameters")].flatMap(([name, value]) =>
    value.kind === "mapping" ? [[name, value] as const] : [],
  );
  return {
    path: input.path,
    file,
    values: input.values,
    parameters: new Map(parameters),
    mappings: valuesOf("Mappings"),
    conditions: valuesOf("Conditions"),
    declarations,
    exports: input.exports ?? new Map(),
    imports: new Set(),
    formulas: new Map(),
    pending: new Set(),
  };
}

function readResources(declarations: readonly Declaration[], stack: Stack): readonly Resource[] {
  const read = new Map(declarations.map((declaration) => [declaration.logicalId, readResource(declaration, stack)]));
  return declarations.flatMap(({ logicalId, impliedBy }): Resource[] => {
    const resource = read.get(logicalId);
    const maker = impliedBy === undefined ? undefined : read.get(impliedBy);
    if (!resource) return [];
    return [maker ? samRole(resource, maker) : resource];
  });
}

/** Macros of AWS that make no role that DMS could use. */
const knownMacros =
  /^AWS::(?:Serverless-|LanguageExtensions$|CodeDeployBlueGreen$|SecretsManager-|ServiceCatalog$|CloudFormation::)/;

function macroIn(root: Mapping): string | undefined {
  const transform = entryOf(root, "Transform")?.value;
  if (!transform) return undefined;
  const names = asItems(transform).items.map(
    (item) => asLiteral(item) ?? asLiteral(member(item, "Name")) ?? "whose name is not known",
  );
  const unknown = names.find((name) => !knownMacros.test(name));
  return unknown === undefined ? undefined : `the macro ${unknown} may add resources`;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html */
function moduleIn(declarations: readonly Declaration[]): string | undefined {
  const found = declarations.find(({ type }) => type.endsWith("::MODULE"));
  return found && `the module ${found.logicalId} may hold resources`;
}

function exportsIn(section: Node | undefined, scope: Scope): readonly Export[] {
  if (section?.kind !== "mapping") return [];
  return section.entries.flatMap((entry): readonly Export[] => {
    if (isLoop(entry.key.text)) {
      return expandLoop(entry, scope).turns.flatMap(({ body, loops }) => exportsIn(body, { ...scope, loops }));
    }
    const output = entry.value.kind === "mapping" ? entry.value : undefined;
    const condition = output && asLiteral(entryOf(output, "Condition")?.value);
    const existence = condition === undefined ? always : conditionNamed(condition, scope);
    const inside = { ...scope, when: existence };
    const nameNode = output && member(entryOf(output, "Export")?.value, "Name");
    const valueNode = output && entryOf(output, "Value")?.value;
    if (!nameNode || !valueNode) return [];
    const [name, value] = [asText(evaluate(nameNode, inside)), asText(evaluate(valueNode, inside))];
    return name && value ? [{ name, value, existence }] : [];
  });
}

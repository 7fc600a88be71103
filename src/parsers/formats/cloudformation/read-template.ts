import type { NestedStack, Resource, Template, Unread } from "../../../model/index.js";
import type { Location } from "../../../source/index.js";
import { entryOf, member } from "../../../tree/index.js";
import type { FileTree } from "../../syntax/file-tree-cache.js";
import { readDmsResource, type DmsSyntax } from "../dms-resources.js";
import { duplicateKeysIn } from "../duplicate-keys.js";
import { cloudFormation, generatedCloudFormation } from "./dialect.js";
import { outputReferencesIn } from "./resources/dependencies.js";
import { secretReferences } from "./values/dynamic-references.js";
import { readIam } from "./resources/iam.js";
import { misspeltDeclarations } from "./resources/misspelt-declarations.js";
import { isSecretParameter } from "./parameters/parameters.js";
import { passedTexts } from "./parameters/passed-texts.js";
import { addressAt } from "./templates/address-at.js";
import { looksLikeCloudFormation } from "./templates/looks-like.js";
import { macroIn } from "./templates/macros.js";
import { modulesIn } from "./templates/modules.js";
import { isNestedStack } from "./templates/nested-stacks.js";
import { placeReferences } from "./resources/resource-names.js";
import { unreadAtLimits } from "../../values/limits.js";
import { readResource } from "./resources/resources.js";
import { samRole } from "./resources/sam-roles.js";
import type { Declaration, Stack } from "./templates/scope.js";

const dmsSyntax: DmsSyntax = { pathsOf: ({ cfn }) => cfn, isEmptyNone: false };

/** Reads a template together with the others of its run. */
export function readCloudFormation(stack: Stack, tree: FileTree): Template {
  const template = read(stack, tree);
  stack.forgetReading();
  return template;
}

function read(stack: Stack, tree: FileTree): Template {
  const { declared, environment, file, path, root } = stack;
  const { account, region } = environment;
  const { comments, problems, sharedValues } = tree;
  const resources = readResources(declared.declarations, stack);
  const outputReferences = outputReferencesIn(stack);
  const unseenModules = modulesIn(declared.declarations, root);
  const macroReason = macroIn(root) ?? declared.incompleteReason;
  const incompleteReason = macroReason ?? unseenModules[0]?.reason;
  // Written out: V8 makes a hash table of an object to which spreads add many properties.
  return {
    kind: "Template",
    dialect: stack.isGenerated ? generatedCloudFormation : cloudFormation,
    path,
    files: [file],
    isEditable: !stack.isGenerated,
    placeReferences,
    sections: root,
    resources: new Map(resources.map((resource) => [resource.address, resource])),
    dmsResources: resources.flatMap((resource) => readDmsResource(dmsSyntax, resource) ?? []),
    existingRoles: [],
    nestedStacks: nestedStacksOf(stack),
    unread: [...unreadIn(stack), ...laterTemplates(tree), ...misspeltDeclarations(root), ...leftOutIn(stack)],
    exposed: new Set(outputReferences.map(({ on }) => on)),
    outputReferences,
    duplicateKeys: duplicateKeysIn(root),
    inputs: inputsOf(stack),
    passedTexts: passedTexts(stack),
    secretPlaces: secretPlaces(stack),
    problems,
    comments,
    ...readIam(resources),
    ...(account !== undefined && { deployAccount: account }),
    ...(region !== undefined && { region }),
    ...(sharedValues && { sharedValues }),
    ...(stack.isGenerated && { isGenerated: true as const }),
    ...(incompleteReason !== undefined && { incompleteReason }),
    ...(unseenModules.length > 0 && { unseenModules }),
    ...(macroReason !== undefined && { macroReason }),
  };
}

function inputsOf({ parameters }: Stack): NonNullable<Template["inputs"]> {
  return new Map([...parameters].map(([name, declared]) => [name, { isSecret: isSecretParameter(declared) }]));
}

/** The default and the allowed values of each secret parameter, and the references to secrets. */
function secretPlaces({ file, parameters }: Stack): readonly Location[] {
  const values = [...parameters.values()]
    .filter(isSecretParameter)
    .flatMap((declared) => ["Default", "AllowedValues"].flatMap((key) => member(declared, key)?.location ?? []));
  return [...values, ...secretReferences(file)];
}

function nestedStacksOf({ declared, links }: Stack): readonly NestedStack[] {
  return declared.declarations.flatMap((declaration) => {
    const template = isNestedStack(declaration.type) ? links.nested(declaration) : undefined;
    return template === undefined ? [] : [{ address: declaration.address, template }];
  });
}

function leftOutIn({ reading, root }: Stack): readonly Unread[] {
  return unreadAtLimits(reading.work, (location) => addressAt(location, root));
}

function unreadIn({ declared, links }: Stack): readonly Unread[] {
  return declared.declarations.flatMap((declaration): Unread[] => {
    const { address, location, type } = declaration;
    const why = isNestedStack(type) ? links.unread(declaration) : whyUnreadSet(declaration);
    return why === undefined ? [] : [{ address, reason: `its template is not read: ${why}`, location }];
  });
}

/** A stack has one template. */
function laterTemplates({ documents }: FileTree): readonly Unread[] {
  if (documents.length < 2) return [];
  const [, ...later] = documents.filter(looksLikeCloudFormation);
  return later.map((root) => ({
    address: "Resources",
    reason: "only the first template of a file is read",
    location: (root.kind === "mapping" ? (entryOf(root, "Resources")?.key ?? root) : root).location,
  }));
}

/** The template of a stack set may be a text in it. One in a file is judged as a template of its own. */
function whyUnreadSet({ body, type }: Declaration): string | undefined {
  const isInside = type === "AWS::CloudFormation::StackSet" && member(member(body, "Properties"), "TemplateBody");
  return isInside ? "it is a text in TemplateBody" : undefined;
}

function readResources(declarations: readonly Declaration[], stack: Stack): readonly Resource[] {
  const read = new Map(declarations.map((declaration) => [declaration.logicalId, readResource(declaration, stack)]));
  return declarations.flatMap(({ logicalId, impliedBy }): Resource[] => {
    const resource = read.get(logicalId);
    const maker = impliedBy === undefined ? undefined : read.get(impliedBy);
    if (!resource) return [];
    return [maker ? samRole(resource, maker, stack.root) : resource];
  });
}

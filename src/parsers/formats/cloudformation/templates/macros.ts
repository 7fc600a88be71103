import { asItems, asLiteral, entryOf, member, type Entry, type Mapping, type Node } from "../../../../tree/index.js";

/** AWS macros that create no role that DMS could use. */
const knownMacros =
  /^AWS::(?:Serverless-|LanguageExtensions$|CodeDeployBlueGreen$|SecretsManager-|ServiceCatalog$|CloudFormation::)/;

/** Why a macro may make anything of a template. */
export function macroIn(root: Mapping): string | undefined {
  const transform = entryOf(root, "Transform")?.value;
  if (!transform) return undefined;
  const names = asItems(transform).items.map(
    (item) => asLiteral(item) ?? asLiteral(member(item, "Name")) ?? "whose name is not known",
  );
  const unknown = names.find((name) => !knownMacros.test(name));
  return unknown === undefined ? undefined : `the macro ${unknown} may add resources`;
}

const macroKey = "Fn::Transform";

/** The call of a macro beside the other keys of a mapping, which it may change and add to. */
export function macroCallIn(node: Node | undefined): Entry | undefined {
  return node?.kind === "mapping" ? entryOf(node, macroKey) : undefined;
}

/** Why a mapping may have more than is written, if a macro is called in it. */
export function mayAdd({ key }: Entry): string {
  return `${key.text} may add to it`;
}

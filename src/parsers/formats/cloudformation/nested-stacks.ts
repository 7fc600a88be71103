import { dirname, isAbsolute, join } from "node:path";
import { asLiteral, entryOf, member, type Mapping, type Node } from "../../../tree/index.js";
import { typeFacts } from "../resource-facts.js";
import { isLoop } from "./for-each.js";

/** A resource that is a stack of its own, as the template writes it. */
export interface NestedDeclaration {
  readonly logicalId: string;
  /** The file of its template, where it is told. */
  readonly file?: string;
  /** As it is told. */
  readonly templateReference?: string;
  /** The last part of the address that CDK gives it, where that is all. */
  readonly assetKey?: string;
  /** A loop may make it several times, with other values each time. */
  readonly isInLoop: boolean;
}

/** The property that names the template. */
function templateProperty(type: string): string | undefined {
  return typeFacts(type)?.settings?.template;
}

export function isNestedStack(type: string): boolean {
  return templateProperty(type) !== undefined;
}

/** The stacks among the resources of a template. */
export function nestedIn(resources: Mapping | undefined, home: string, isInLoop = false): readonly NestedDeclaration[] {
  return (resources?.entries ?? []).flatMap(({ key, value }): readonly NestedDeclaration[] => {
    if (isLoop(key.text)) {
      const body = value.kind === "list" ? value.items[2] : undefined;
      return body?.kind === "mapping" ? nestedIn(body, home, true) : [];
    }
    const type = asLiteral(member(value, "Type")) ?? "";
    const property = templateProperty(type);
    if (value.kind !== "mapping" || property === undefined) return [];
    const base = { logicalId: key.text, isInLoop };
    const file = templateFile(value, property);
    if (file !== undefined) return [{ ...base, file: pathFrom(home, file), templateReference: file }];
    const assetKey = assetKeyIn(plainMember(entryOf(value, "Properties")?.value, property));
    return [{ ...base, ...(assetKey !== undefined && { assetKey }) }];
  });
}

/**
 * The path of a template that is not uploaded yet, as `aws cloudformation package` takes it; CDK keeps it beside the
 * address it will have.
 */
function templateFile(body: Mapping, property: string): string | undefined {
  const metadata = entryOf(body, "Metadata")?.value;
  if (asLiteral(member(metadata, "aws:asset:property")) === property)
    return asLiteral(member(metadata, "aws:asset:path"));
  const written = asLiteral(plainMember(entryOf(body, "Properties")?.value, property));
  const isAddress = written === undefined || /^\s*$|^[a-z][a-z\d+.-]*:|\{\{resolve:/i.test(written);
  return isAddress ? undefined : written;
}

function plainMember(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === "mapping" ? entryOf(node, key)?.value : undefined;
}

function pathFrom(home: string, file: string): string {
  return isAbsolute(file) ? file : join(dirname(home), file);
}

/** What an address ends with: the hash of the template. */
function assetKeyIn(address: Node | undefined): string | undefined {
  switch (address?.kind) {
    case "scalar":
      return /\/([\da-f]{64}\.json)$/.exec(address.text)?.[1];
    case "list":
      return assetKeyIn(address.items.at(-1));
    case "mapping":
      return assetKeyIn(address.entries.at(-1)?.value);
    default:
      return undefined;
  }
}

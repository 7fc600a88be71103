import type { ModuleFiles, Resource, Template } from "../../model/index.js";
import { groupBy, oncePer, textOf, type SourceFile, type TextEdit } from "../../source/index.js";
import { entryOf } from "../../tree/index.js";
import { alignedLines, type Argument } from "../syntax/hcl-text.js";
import { withoutComments } from "../layout/brackets.js";
import { indentUnit, insertAt, isOneLine, lineEndOf, withNewlines } from "../layout/lines.js";
import { isAtMostOne } from "../scope/expression-scope.js";
import { existsInModule } from "../scope/existing-targets.js";
import { declaredNames, isTerraformJson, moduleOf, withoutModules } from "../scope/module-of.js";
import { providerOf } from "../scope/provider.js";
import { outsideOfBlocks, writeContextOf, type WriteContext } from "../values/write-context.js";

/** The resource to add after a role, and the attribute of the role that it refers to. */
interface Companion {
  readonly type: string;
  /** Its argument that names the role. */
  readonly role: string;
  readonly by: "id" | "name";
  /** For a role with `for_each`: one resource for all instances (`block`), or only for this one (`instance`). */
  readonly reach: "block" | "instance";
}

/** A resource to add to a module, by its address there. */
interface AddedResource {
  readonly address: string;
  readonly edits: TextEdit[];
}

/** Adds a Terraform resource after its role. `attributes` are its arguments except for the role. */
export function resourceAfterRole(
  role: Resource,
  { by, reach, role: argument, type }: Companion,
  attributes: (context: WriteContext) => readonly Argument[] | undefined,
  template: Template,
): AddedResource | undefined {
  const { extent, body } = role;
  const { file } = extent;
  if (body.layout?.syntax !== "hcl" || isTerraformJson(file)) return undefined;
  // The new resource has the instances of the role, unless it is for one of them.
  const isOne = reach === "instance" && entryOf(body, "for_each") !== undefined;
  const own = attributes(writeContextOf(template, isOne ? outsideOfBlocks(file) : extent));
  const head = own && (isOne ? headForOne(role, template) : headForAll(role, own));
  if (!head) return undefined;
  const { repetition, reference, suffix } = head;
  const provider = providerOf(role);
  const place = provider === undefined ? [] : [{ key: "provider", text: provider }];
  const lines = alignedLines([...repetition, ...place, { key: argument, text: `${reference}.${by}` }, ...own]);
  const label = freeName(role, type, suffix, template);
  const block = `resource "${type}" "${label}" {`;
  const inside = lines.map((line) => indentUnit(file) + line);
  const at = behindComment(file, isOne ? endOfCompanions(role, type, template) : extent.end);
  const modules = role.address.slice(0, -withoutModules(role.address).length);
  return {
    address: `${modules}${type}.${label}`,
    edits: [insertAt(file, at, withNewlines(file, ["", "", block, ...inside, "}"]))],
  };
}

/** A comment behind the brace stays with its block. One that goes on in the next line is in the way. */
function behindComment(file: SourceFile, end: number): number {
  const lineEnd = lineEndOf(file, end);
  return withoutComments(file.text.slice(end, lineEnd), "hcl").trim() === "" ? lineEnd : end;
}

/** The `for_each` or `count` of the resource, its reference to the role, and a suffix for its label. */
interface Head {
  readonly repetition: readonly Argument[];
  readonly reference: string;
  readonly suffix: string;
}

function headForOne({ address, extent, name, type }: Resource, template: Template): Head | undefined {
  const key = /\["([\w-]+)"\]$/.exec(address)?.[1];
  if (key === undefined) return undefined;
  const reference = `${type}.${name}["${key}"]`;
  if (!existsInModule(reference, outsideOfBlocks(extent.file), template)) return undefined;
  return { repetition: [], reference, suffix: `_${key}` };
}

function headForAll({ address, body, name, type }: Resource, own: readonly Argument[]): Head | undefined {
  const role = `${type}.${name}`;
  const forEach = entryOf(body, "for_each")?.value.location;
  const count = entryOf(body, "count")?.value.location;
  const repeated = (key: string, reference: string, text: string): Head => ({
    repetition: [{ key, text }],
    reference,
    suffix: "",
  });
  if (forEach) {
    const hasValue = own.some(({ text }) => /\beach\.value\b/.test(text));
    const isUnknown = !address.endsWith("]");
    if ((hasValue || isUnknown) && isOneLine(forEach))
      return repeated("for_each", `${role}[each.key]`, textOf(forEach));
    // With the roles as the collection, the values are the roles, and no longer those of the author.
    return hasValue ? undefined : repeated("for_each", "each.value", role);
  }
  if (!count) return { repetition: [], reference: role, suffix: "" };
  const index = isAtMostOne(count) ? "0" : "count.index";
  return isOneLine(count) ? repeated("count", `${role}[${index}]`, textOf(count)) : undefined;
}

/** The end of the role and of the resources for its other instances that directly follow it. */
function endOfCompanions({ extent, name, type: roleType }: Resource, type: string, template: Template): number {
  const { file } = extent;
  const module = moduleOf(template, file);
  const declared = module && declarationsByFile(module).get(file.path);
  const others = (declared ?? []).filter((one) => one.name.startsWith(`${type}.${name}_`));
  let { end } = extent;
  for (const { location } of others.sort((one, other) => one.location.start - other.location.start)) {
    const isNext = location.start >= end && file.text.slice(end, location.start).trim() === "";
    if (isNext && textOf(location).includes(`${roleType}.${name}["`)) ({ end } = location);
  }
  return end;
}

const declarationsByFile = oncePer(({ declarations }: ModuleFiles) =>
  groupBy(declarations, ({ location }) => location.file.path),
);

function freeName({ extent, name }: Resource, type: string, suffix: string, template: Template): string {
  const module = moduleOf(template, extent.file);
  const declared = module && declaredNames(module);
  let label = name + suffix;
  for (let number = 2; declared?.has(`${type}.${label}`); number++) label = `${name}${suffix}_${String(number)}`;
  return label;
}

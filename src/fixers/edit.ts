import type { Template } from "../model/index.js";
import type { IamEdit, NewRole } from "../rule-kit/index.js";
import { byText, complete, groupBy, textOf, unitedEdits, type TextEdit } from "../source/index.js";
import { alone } from "./layout/additions.js";
import { isDeclaration, readsOtherPlace } from "./scope/data-sources.js";
import { writesOverFilledIn } from "./scope/rendered-text.js";
import { writerFor } from "./declarations/declaration-writer.js";
import { declareSources } from "./declarations/declare-sources.js";
import { roleWords } from "./declarations/role-words.js";
import { appendNewStatements } from "./documents/append-statements.js";
import { appendItem, setProperty } from "./declarations/property.js";
import { newText } from "./values/new-value.js";
import { templateOf } from "./owners/edit-target.js";
import { removeConditions } from "./documents/remove-conditions.js";
import { renameKey } from "./documents/rename-key.js";
import { replaceText } from "./texts/replace-text.js";
import { rewriteText } from "./texts/rewrite-text.js";
import { addCondition, replaceActions, replaceResources, splitActions } from "./documents/statement-elements.js";
import { editorAt } from "./syntax/node-editor.js";
import { allowAssume } from "./documents/trust.js";
import { protectedPlaces } from "./documents/protected-places.js";
import { additionsTogether } from "./additions-together.js";
import { isShared } from "./syntax/yaml-anchors.js";

/**
 * The text edits for IAM edits of one template, in the syntax of each place, sorted by position. `undefined`: one of them
 * cannot be written safely or would change nothing, or two of them overlap.
 */
export function renderEdits(edits: readonly IamEdit[], template: Template): readonly TextEdit[] | undefined {
  return combineEdits(additionsTogether(edits).map((edit) => renderParts(edit, template)));
}

/**
 * The text edits for an IAM edit. A data source that it needs is an edit of its own, even where the new text ends, so
 * that it can be told from what the edit writes.
 */
export function renderParts(
  edit: IamEdit,
  judged: Template,
  others: readonly Template[] = [],
): readonly TextEdit[] | undefined {
  const template = templateOf(edit, judged, others);
  const own = joined(withoutRivals(editsOf(edit, template) ?? []));
  if (!own || own.some((one) => readsOtherPlace(one, template) || writesOverFilledIn(one, template))) return undefined;
  const declared = declareSources(own, template);
  const changes = declared && [...own, ...declared].filter(({ location, text }) => textOf(location) !== text);
  if (!changes || changes.length === 0 || changes.some((change) => isShared(change, template))) return undefined;
  const places = protectedPlaces(edit, template);
  return changes.map((change) => ({ ...(isAdditive(edit) ? change : alone(change)), ...places }));
}

/**
 * Whether an edit only adds, so that it can be made beside others that add at its place. A statement may get new actions or resources
 * because they are all that it shall have, and a second new policy might get the name of the first one.
 */
function isAdditive({ kind }: IamEdit): boolean {
  return additive.has(kind);
}

const additive: ReadonlySet<IamEdit["kind"]> = new Set([
  "allow-assume",
  "add-dependency",
  "append-statements",
  "append-item",
  "attach-managed-policy",
  "split-actions",
]);

/** Combines the text edits of several IAM edits. `undefined`: one of them cannot be written, or two of them overlap. */
export function combineEdits(rendered: readonly (readonly TextEdit[] | undefined)[]): readonly TextEdit[] | undefined {
  const edits = complete(rendered);
  return edits && joined(declaredOnce(withoutRivals(edits.flat())));
}

/** Without what aligns the lines beside several new ones in different ways: each knows of itself only. */
function withoutRivals(edits: readonly TextEdit[]): readonly TextEdit[] {
  const spaces = edits.filter(({ location, text }) => /^ +$/.test(text) && /^ +$/.test(textOf(location)));
  const places = groupBy(spaces, ({ location: { file, start } }) => `${file.path}:${String(start)}`);
  const rivals = [...places.values()].filter((all) => new Set(all.map(({ text }) => text)).size > 1).flat();
  return rivals.length === 0 ? edits : edits.filter((edit) => !rivals.includes(edit));
}

/** Edits that need the same data source declare it only once, after what they write themselves. */
function declaredOnce(edits: readonly TextEdit[]): readonly TextEdit[] {
  const declarations = edits.filter(isDeclaration);
  const byKey = groupBy(declarations, ({ location, text }) => `${location.file.path}\n${text.trim()}`);
  return [...edits.filter((edit) => !isDeclaration(edit)), ...[...byKey.values()].flatMap(([first]) => first ?? [])];
}

/** Sorts edits by position, unites what they add and merges adjacent ones. `undefined`: two edits overlap. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const result: TextEdit[] = [];
  const added = unitedEdits(edits.filter(({ adds }) => adds));
  for (const edit of [...added, ...edits.filter(({ adds }) => !adds)].sort(byPlace)) {
    const last = result.at(-1);
    if (last?.location.file.path !== edit.location.file.path || last.location.end < edit.location.start) {
      result.push(edit);
    } else if (last.location.end === edit.location.start) {
      result.pop();
      const location = { ...last.location, end: edit.location.end };
      result.push({ ...alone(last), location, text: last.text + edit.text });
    } else {
      return undefined;
    }
  }
  return result;
}

function byPlace({ location: one }: TextEdit, { location: other }: TextEdit): number {
  return byText(one.file.path, other.file.path) || one.start - other.start || one.end - other.end;
}

function editsOf(edit: IamEdit, template: Template): TextEdit[] | undefined {
  switch (edit.kind) {
    case "allow-assume":
      return allowAssume(edit.document, edit.services, template);
    case "add-dependency":
      return writerFor(edit.template)?.addDependency(edit.resource, edit.on, edit.template);
    case "append-statements":
      return appendNewStatements(edit.document, edit.statements, template, edit.reach);
    case "add-policy":
      return writerFor(edit.template)?.addPolicy(edit, edit.template);
    case "attach-managed-policy":
      return writerFor(edit.template)?.attachManagedPolicy(edit.role, edit.arn, edit.template);
    case "add-condition":
      return addCondition(edit.statement, edit, template);
    case "remove-conditions":
      return removeConditions(edit.statement, edit.conditions, template);
    case "replace-actions":
      return replaceActions(edit.statement, edit.actions, template);
    case "replace-resources":
      return replaceResources(edit.statement, edit.resources, template);
    case "split-actions":
      return splitActions(edit.statement, edit.actions, edit.into, template);
    case "name-role":
      return nameRole(edit);
    case "guard":
      return writerFor(edit.template)?.guard(edit.resources, edit.name, edit.template);
    case "add-role":
      return addRole(edit.role, edit.template);
    default:
      return valueEditsOf(edit, template);
  }
}

/** Sets the name of a role. It replaces an existing name or name prefix. */
function nameRole({ role, name, template }: Extract<IamEdit, { readonly kind: "name-role" }>): TextEdit[] | undefined {
  const resource = template.resources.get(role.address);
  const words = resource && roleWords(resource);
  return words && setProperty(role.properties, words.name, newText(name).text, template);
}

/** Adds a role, and makes other resources wait for it. */
function addRole(role: NewRole, template: Template): TextEdit[] | undefined {
  const writer = writerFor(template);
  const made = writer?.addRole(role, template);
  const waits = role.dependents.map((resource) =>
    writer?.addDependency(resource, [writer.prerequisiteOf(role, template)], template),
  );
  // What a resource waits for may stand where the resource ends and the role begins.
  return complete([...waits, made])?.flat();
}

/** Edits of a mapping or list that do not depend on what it means in IAM. */
type ValueEdit = Extract<
  IamEdit,
  { readonly kind: "set-property" | "append-item" | "replace-text" | "rewrite-text" | "rename-key" | "remove" }
>;

function valueEditsOf(edit: ValueEdit, template: Template): TextEdit[] | undefined {
  switch (edit.kind) {
    case "set-property":
      return setProperty(edit.mapping, edit.key, edit.value, template);
    case "append-item":
      return appendItem(edit.holder, edit.entry, edit.item, template);
    case "replace-text":
      return replaceText(edit.node, edit.text, template);
    case "rewrite-text":
      return rewriteText(edit.node, edit.text, template);
    case "rename-key":
      return renameKey(edit.key, edit.name, template);
    case "remove":
      return editorAt(edit.holder, template)?.remove(edit.holder, new Set(edit.children));
  }
}

import type { Services } from "../../iam/index.js";
import type { Settings } from "../../linter/index.js";
import type { KeyMeanings } from "../../knowledge/index.js";
import { walk, type ModelNode, type Project, type StatementContext, type Template } from "../../model/index.js";
import type { Location } from "../../source/index.js";
import { display, type Text } from "../../tree/index.js";
import { aboutAction, type ActionDescriptions } from "./action-about.js";
import { actionLines } from "./action-hover.js";
import { conditionLines } from "./condition-hover.js";
import type { HoverText } from "./hover.js";
import { managedPolicyLines, policyReferencesIn } from "./managed-policy-hover.js";
import { passRoleLines } from "./pass-role-lines.js";
import { principalLines } from "./principal-hover.js";

/** The settings that a template is judged with. */
export type SettingsOf = (template: Template) => Settings | undefined;

/** What actions and condition keys are, in words. */
export interface PolicyWords {
  readonly keys: KeyMeanings;
  readonly actions: ActionDescriptions;
}

/** What answers about policies are made from. */
export interface PolicyHoverContext {
  readonly template: Template;
  readonly project: Project;
  readonly services: Services;
  readonly settingsOf: SettingsOf;
  readonly words: PolicyWords;
}

/** The hover of an action, a condition key or a service in a policy, or of a managed policy where it is attached. */
export function policyHover(
  isHere: (location: Location) => boolean,
  context: PolicyHoverContext,
): HoverText | undefined {
  const { project, settingsOf, template } = context;
  const found: HoverText[] = [];
  walk(template, (node, held) => {
    if (held && "statement" in held) found.push(...partHover(node, held, isHere, context));
  });
  const [first] = found;
  if (first) return first;
  const reference = policyReferencesIn(template).find(({ node }) => isHere(node.location));
  return (
    reference && titled(reference.text, reference.node.location, managedPolicyLines(reference, project, settingsOf))
  );
}

function partHover(
  node: ModelNode,
  { statement }: StatementContext,
  isHere: (location: Location) => boolean,
  { project, services, settingsOf, template, words }: PolicyHoverContext,
): readonly HoverText[] {
  const text = (part: Text, at: Location, lines: () => readonly string[]): readonly HoverText[] =>
    isHere(at) ? [titled(part, at, lines()) ?? []].flat() : [];
  switch (node.kind) {
    case "ActionPattern":
      return text(node.text, node.location, () => [
        ...aboutAction(node, services, words.actions),
        ...passRoleLines(node, statement, project),
        ...actionLines(node, project, settingsOf(template)),
      ]);
    case "Condition":
      return text(node.key, node.key.location, () => conditionLines(node, statement, services, words.keys));
    case "Principal":
      return text(node.text, node.location, () => principalLines(node, project, settingsOf));
    default:
      return [];
  }
}

function titled(text: Text, location: Location, lines: readonly string[]): HoverText | undefined {
  return lines.length === 0 ? undefined : { location, lines: [`**${display(text)}**`, "", ...lines] };
}

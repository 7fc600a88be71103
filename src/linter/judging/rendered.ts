import { waysToWrite, type OwnedEdits } from "../../fixers/index.js";
import { isInMadeFolder, unitForms, type Project, type Template } from "../../model/index.js";
import { fixer, type Report, type Rule, type Suggestion } from "../../rule-kit/index.js";
import { oncePer, onceIn } from "../../source/index.js";
import type { LinkedUnit } from "../linking/link.js";
import { editFailure, type RuleFailure } from "./rule-failure.js";

/** The unit in which a rule reported something, and the run that it belongs to. */
export interface JudgeContext extends LinkedUnit {
  readonly project: Project;
  readonly editFailures: RuleFailure[];
}

/** If a fix or a fixer throws, this becomes a finding, and all other edits can still be made. */
export function renderedSafely(
  fix: Suggestion["fix"],
  { address, node }: Report,
  rule: Rule,
  where: JudgeContext,
): readonly OwnedEdits[] {
  try {
    return renderOnce(fix, address, where);
  } catch (error) {
    where.editFailures.push(editFailure(rule, error, where.unit, node.location));
    return [];
  }
}

/** Findings may share an edit: that of all actions of a statement, for each of them. */
function renderOnce(fix: Suggestion["fix"], address: string, where: JudgeContext): readonly OwnedEdits[] {
  return onceIn(editsByAddress(where.project)(where.template)(fix), address, () => render(fix, address, where));
}

const editsByAddress = oncePer((_project: Project) =>
  oncePer((_template: Template) => oncePer((_fix: Suggestion["fix"]) => new Map<string, readonly OwnedEdits[]>())),
);

/** Whether edits are in no file of a downloaded module: there they would be on one machine only, until the next download. */
function isKept({ edits }: OwnedEdits): boolean {
  return edits.every(({ location }) => !isInMadeFolder(location.file.path));
}

/**
 * The text edits of a fix. There are none if the edited text is generated or downloaded, or if the syntax cannot express the edit.
 */
function render(fix: Suggestion["fix"], address: string, where: JudgeContext): readonly OwnedEdits[] {
  const { unit, template, project } = where;
  if (!template.isEditable) return [];
  const ways = waysToWrite([fix(fixer)].flat(), { template, project, address }).filter(isKept);
  if (unitForms[unit.kind].madeFrom === undefined) return ways;
  // A plan is read together with the module that it was made from. Only the module is edited, never the plan.
  return ways.filter(({ edits }) => edits.every(({ location }) => location.file.path !== unit.path));
}

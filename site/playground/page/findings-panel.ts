import { element, textButton } from "../../../src/graph/viewer/elements.js";
import type { FileEdit, LintMessage, LintResult } from "../../../src/linter/index.js";
import { visible } from "../../../src/source/visible.js";
import type { Findings } from "../protocol.js";
import { offersOf } from "./finding-edits.js";

/** A position that the user wants to see. */
export interface Place {
  readonly filePath: string;
  readonly line: number;
  readonly column: number;
}

export interface FindingActions {
  readonly goTo: (place: Place) => void;
  readonly edit: (edits: readonly FileEdit[]) => void;
  readonly fixAll: () => void;
  readonly showRule: (name: string) => void;
}

/** The list of all findings, with the files when there are several. */
export function findingsPanel({ foreign, results }: Findings, actions: FindingActions): Node {
  const found = results.filter(({ messages }) => messages.length > 0);
  const count = found.reduce((sum, { messages }) => sum + messages.length, 0);
  const fixable = results.reduce((sum, one) => sum + one.fixableErrorCount + one.fixableWarningCount, 0);
  const panel = document.createDocumentFragment();
  if (foreign.length > 0) panel.append(foreignNote(foreign));
  if (count === 0 && results.length > 0) panel.append(element("p", "nothing", nothingFound(results)));
  if (fixable > 0) panel.append(fixAllRow(fixable, actions.fixAll));
  for (const result of found) {
    if (results.length > 1) panel.append(element("h3", "file-name", visible(result.filePath)));
    panel.append(element("ol", "findings", ...result.messages.map((message) => item(result, message, actions))));
  }
  return panel;
}

function nothingFound(results: readonly LintResult[]): string {
  const open = results.reduce((sum, { notJudged }) => sum + notJudged.length, 0);
  return open === 0 ? "No findings." : `No findings. ${String(open)} not judged, see there.`;
}

function foreignNote(names: readonly string[]): HTMLElement {
  const what = "not a CloudFormation template, Terraform file, plan or IAM policy";
  const verb = names.length === 1 ? "is" : "are";
  return element("p", "note", `${names.map(visible).join(", ")} ${verb} ${what}. Paste one, or choose an example.`);
}

function fixAllRow(count: number, fixAll: () => void): HTMLElement {
  const button = element("button", "primary fix-all", count === 1 ? "Apply the fix" : `Apply ${String(count)} fixes`);
  button.setAttribute("type", "button");
  button.addEventListener("click", fixAll);
  return element("p", "fixes", button, element("span", "quiet", "A fix does not change what is granted."));
}

function item({ filePath }: LintResult, message: LintMessage, actions: FindingActions): HTMLElement {
  const { column, line, ruleId, severity } = message;
  const level = severity === 2 ? "error" : "warning";
  const place = textButton(`${String(line)}:${String(column)}`, "place", () =>
    actions.goTo({ filePath, line, column }),
  );
  place.setAttribute("aria-label", `Go to line ${String(line)}, column ${String(column)}`);
  const head = element("p", "head", element("span", `level ${level}`, level), place);
  if (ruleId !== null) {
    const rule = textButton(ruleId, "rule", () => actions.showRule(ruleId));
    rule.setAttribute("aria-haspopup", "dialog");
    head.append(rule);
  }
  const made = element("li", level, head, element("p", "message", ...withLinks(message.message)));
  const related = message.related.map((one) =>
    textButton(
      `${one.filePath === filePath ? "line" : visible(one.filePath)} ${String(one.line)}: ${one.message}`,
      "",
      () => actions.goTo(one),
    ),
  );
  if (related.length > 0) made.append(element("p", "related", ...related));
  const offers = offersOf(message).map(({ edits, label }) => {
    const button = element("button", "offer", label);
    button.setAttribute("type", "button");
    button.addEventListener("click", () => actions.edit(edits));
    return button;
  });
  if (offers.length > 0) made.append(element("p", "offers", ...offers));
  return made;
}

/** A text whose web addresses can be followed. */
function withLinks(text: string): readonly (Node | string)[] {
  return text.split(/(https:\/\/[!-~]+)/).map((part, index) => {
    if (index % 2 === 0) return part;
    const link = element("a", "", part);
    link.setAttribute("href", part);
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noreferrer");
    return link;
  });
}

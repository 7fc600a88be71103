import type { Template } from "../../model/index.js";
import { display, type Report, type RuleContext } from "../../rule-kit/index.js";
import { placeProblem } from "./arn-place-problem.js";
import { arnPlaces, type ArnPlace } from "./arn-places.js";
import { restingOn } from "../shared/defaults.js";

/**
 * Reports names, ids and other things where a property takes an ARN, as messages `nameForArn`, `textForArn`,
 * `otherForArn`, `fieldForArn`, `placeholder` and `whole`.
 */
export function checkPlaces(context: RuleContext, template: Template): void {
  for (const place of arnPlaces(template)) checkPlace(context, place);
}

function checkPlace(context: RuleContext, { kind, resource, setting, text, written }: ArnPlace): void {
  const problem = placeProblem(context.project, kind, text);
  if (!problem) return;
  const { data, meant, messageId } = problem;
  const candidate = meant && display(meant);
  const hint = candidate === undefined ? "" : ` Write ${candidate}.`;
  const fix: Report["fix"] = (fixer) => (meant && written ? fixer.setProperty(written.holder, written.key, meant) : []);
  context.report({
    node: text,
    address: resource.address,
    messageId,
    data: { arn: text, ...data, setting, kind: kind.title, basis: restingOn(text), hint },
    ...(candidate !== undefined && written && { suggest: [{ messageId: "useArn", data: { candidate }, fix }] }),
  });
}

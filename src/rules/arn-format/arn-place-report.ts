import type { Resource, Template } from "../../model/index.js";
import {
  display,
  textsIn,
  withData,
  type Placement,
  type RuleContext,
  type Suggestion,
  type Text,
  type WithData,
} from "../../rule-kit/index.js";
import { placeProblem, type PlaceProblem } from "./arn-place-problem.js";
import { partitionProblem, type OtherPartition } from "./deployed-partition.js";
import { arnPlaces, type ArnPlace } from "./arn-places.js";
import { mayBeUnused } from "./map-word.js";
import { checkNames, type ArnForName } from "./name-place.js";
import { defaultNote } from "../shared/messages/defaults.js";
import { isLeftOut } from "../shared/texts/left-out.js";
import { isInCapitals } from "../shared/texts/placeholders.js";

type Reported = WithData<PlaceProblem | OtherPartition, "arn" | "setting" | "kind" | "basis" | "hint"> &
  Placement<Suggestion<"useArn", "candidate">>;

/** What is put right within the text that is there. */
const respellings: ReadonlySet<Reported["messageId"]> = new Set([
  "wrongPath",
  "noPolicy",
  "spaceForArn",
  "partitionForArn",
]);

/** Reports names, ids and other things where a property takes an ARN, and ARNs where it takes a name. */
export function checkPlaces(context: RuleContext<Reported | ArnForName>, template: Template): void {
  for (const place of arnPlaces(template)) checkPlace(context, place);
  checkNames(context, template);
}

function checkPlace(context: RuleContext<Reported>, { kind, resource, setting, text, when, written }: ArnPlace): void {
  if (isLeftOut({ text, when })) return;
  // Where a condition decides, it may be one for the partition.
  const problem =
    placeProblem(context, kind, text) ?? (when.op === "true" ? partitionProblem(context, resource, text) : undefined);
  if (!problem) return;
  const isReplaced = isReplacedForm(text) || mayBeUnused(text, when, resource.existence);
  if (problem.messageId === "textForArn" && isReplaced) return;
  if (problem.messageId === "notAttachable" && isOfServiceLinkedRole(resource)) return;
  const { intendedArn, messageId } = problem;
  const candidate = intendedArn && display(intendedArn);
  const advice = "advice" in problem ? problem.advice : candidate && `Write ${candidate}.`;
  const hint = advice === undefined ? "" : ` ${advice}`;
  const isRespelling = respellings.has(messageId);
  const isPlain = messageId === "plainName";
  const fix: Suggestion["fix"] = (fixer) => {
    if (intendedArn && isPlain) return fixer.rewriteText(text, intendedArn);
    if (intendedArn && isRespelling) return fixer.replaceText(text, intendedArn);
    return intendedArn && written ? fixer.setProperty(written.holder, written.key, intendedArn) : [];
  };
  const isFixable = isPlain || isRespelling || written !== undefined;
  context.report({
    ...withData(problem, { arn: text, setting, kind: kind.title, basis: defaultNote(text), hint }),
    node: text,
    address: resource.address,
    ...(candidate !== undefined && isFixable && { suggest: [{ messageId: "useArn", data: { candidate }, fix }] }),
  });
}

/**
 * Whoever deploys the template replaces such a default: `SOURCE_ENDPOINT_ARN`. A tool replaces a mark of its own, as SageMaker
 * does in templates of projects: `AWSDEFAULT___USE_ROLE___`.
 */
function isReplacedForm(text: Text): boolean {
  const isDefault = text.parts.every(({ origin }) => origin.from === "default");
  return isInCapitals(text) && (isDefault || display(text).includes("__"));
}

/** Exports of an account declare the service-linked roles that it has, with their policies. Nothing is attached then. */
function isOfServiceLinkedRole({ properties }: Resource): boolean {
  return textsIn(properties).some((text) => /^\/aws-service-role\/|AWSServiceRoleFor/.test(display(text)));
}

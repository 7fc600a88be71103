import { resourceAt, resourcesIn } from "../../iam/index.js";
import type { Project, ResourcePattern, Statement } from "../../model/index.js";
import {
  display,
  groupBy,
  withData,
  type Message,
  type Placement,
  type RelatedPlace,
  type RuleContext,
  type Suggestion,
  type Text,
  type WithData,
} from "../../rule-kit/index.js";
import type { ArnProblem } from "../shared/arns/arn-problem.js";
import { defaultNote } from "../shared/messages/defaults.js";
import type { TagInText } from "./tag-in-text.js";

/** What is wrong with a resource of a statement. */
export interface WrongArn {
  readonly resource: ResourcePattern;
  readonly statement: Statement;
  readonly address: string;
  readonly problem:
    | ArnProblem
    | Message<"empty" | "several" | "placeholder" | "notArn" | "whole" | "nested" | "secretName">
    | Message<"databaseName", "service">
    | Message<"whiteSpace", "arn">
    | TagInText;
  /** What to write instead, if that is clear. */
  readonly written?: Text;
  /** The same with the ARN of the resource that the text refers to in another way. */
  readonly referenced?: Text;
}

/** A value that a template repeats in more places than this (tests, generated text) is reported once. */
const mostPlacesApart = 3;

type Reported = WithData<WrongArn["problem"], "arn" | "basis" | "hint"> & Placement<Suggestion<"useArn", "candidate">>;

/** Reports each wrong resource. The same value in many places is one finding, but a suggestion is for one policy. */
export function reportArns(context: RuleContext<Reported>, all: readonly WrongArn[]): void {
  const byValue = groupBy(all, (one) => {
    const { address, problem, resource } = one;
    const policy = written(one) === undefined || isRepaired(one) ? "" : address;
    return [problem.messageId, display(resource.text), defaultNote(resource.text), policy].join("\n");
  });
  for (const same of byValue.values()) {
    const byPlace = groupBy(same, ({ resource: { location } }) => `${location.file.path}:${String(location.start)}`);
    const addresses = [...byPlace.values()].flatMap(([first]) => first?.address ?? []);
    if (addresses.length > mostPlacesApart) report(context, same, addresses.slice(1));
    else for (const one of same) report(context, [one], []);
  }
}

/** Problems of which the text is written again, with other references or with more behind one. */
const rewritten = ["databaseName", "nested", "secretName"];

/** A wrong type word, separator or space can be repaired. Only the author knows the intended service or account. */
const repairs = ["serviceCase", "unknownResource", "notArn", "whiteSpace"];

function isRepaired(one: WrongArn): boolean {
  const { problem, referenced } = one;
  const text = written(one);
  const isGuess = ("isGuess" in problem && problem.isGuess) || referenced !== undefined;
  // What matches nothing would match everything: only the author can want that.
  const isWidened = problem.messageId === "whiteSpace" && text !== undefined && display(text) === "*";
  return repairs.includes(problem.messageId) && !isGuess && !isWidened;
}

function written(one: WrongArn): Text | undefined {
  return one.written ?? one.referenced;
}

function report(context: RuleContext<Reported>, group: readonly WrongArn[], alsoAt: readonly string[]): void {
  const [first] = group;
  if (!first) return;
  const { resource, address, problem } = first;
  const text = written(first);
  const candidate = text && display(text);
  const hint = candidate === undefined ? "" : ` Write ${candidate}.`;
  const more = alsoAt.length > 0 ? ` (here and in ${String(alsoAt.length)} more places)` : "";
  const fix: Suggestion["fix"] = (fixer) =>
    group.flatMap((one) => {
      if (one.written && rewritten.includes(problem.messageId))
        return fixer.rewriteText(one.resource.node, one.written);
      if (one.written) return fixer.replaceText(one.resource.node, one.written);
      return one.referenced ? fixer.replaceResources(one.statement, exchanged(one, one.referenced)) : [];
    });
  const isRepair = isRepaired(first);
  context.report({
    ...withData(problem, { arn: resource.text, basis: defaultNote(resource.text) + more, hint }),
    node: resource,
    address,
    alsoAt,
    related: placesOfValue(context.project, resource),
    ...(candidate !== undefined && isRepair && { fix }),
    ...(candidate !== undefined && !isRepair && { suggest: [{ messageId: "useArn", data: { candidate }, fix }] }),
  });
}

/** Where the value comes from, if another file gives it: a call of the module, or a local. */
function placesOfValue(project: Project, { location, text }: ResourcePattern): readonly RelatedPlace[] {
  const given = text.parts.flatMap(({ origin }) =>
    origin.from === "reference" && origin.at && origin.at.file.path !== location.file.path
      ? [{ location: origin.at, message: "the value" }]
      : [],
  );
  // A call may only pass on what its own caller gives it.
  const named = given.length === 0 ? [] : resourcesIn(text).flatMap((key) => resourceAt(project, key) ?? []);
  return [...given, ...named.map((one) => ({ location: one.location, message: "the resource that it names" }))];
}

/** The resources of the statement, with another text in the place of the wrong one. */
function exchanged({ resource, statement }: WrongArn, text: Text): readonly Text[] {
  return (statement.resources?.items ?? []).map((item) => (item === resource ? text : item.text));
}

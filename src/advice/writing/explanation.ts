import { nameOf } from "../../dms/index.js";
import { groupBy, listed, visible } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { purposeText, trustComment, undecidedLines } from "./comments.js";
import { nameOfHolder } from "../policies/holder.js";
import type { LeastPolicy } from "../policies/least-policy.js";
import { shownText } from "./policy-json.js";
import type { LeastStatement } from "../permissions/least-statements.js";

/** Why each action of the least policies is needed, as a list to read. */
export function explainPolicies(policies: readonly LeastPolicy[], shownPath: (path: string) => string): string {
  const parts = policies.map((policy) => {
    const { holder, holes, managedPolicies, statements, trust, undecided } = policy;
    const shown = (text: Text): string => shownText(text, holes);
    return [
      `${capital(nameOfHolder(holder))} (${shownPath(holder.template.path)})`,
      ...trust.flatMap((one) => [
        `  Trust: ${listed(one.services.map(shown))} may assume it.`,
        ...trustComment(one).map((line) => `    ${line}`),
      ]),
      ...managedPolicies.map((arn) => `  Managed policy: ${shown(arn)}`),
      ...statements.flatMap((one) => statementLines(one, shown)),
      ...undecidedLines(undecided).map((line) => `  ${line}`),
      "",
    ];
  });
  return parts.flat().map(visible).join("\n");
}

function statementLines(
  { condition, reasons, resources, sid }: LeastStatement,
  shown: (text: Text) => string,
): readonly string[] {
  const byAction = groupBy(reasons, ({ action }) => action);
  return [
    `  ${sid}: on ${listed(resources.map(shown))}`,
    ...(condition ? [`    if ${condition.key} is ${listed(condition.values.map(shown), "or")}`] : []),
    ...[...byAction].flatMap(([action, some]) => [
      `    ${action}`,
      ...some.map(({ isOwn, need, note, title, user }) => {
        const more = note === undefined ? "" : ` (${note})`;
        const words = isOwn ? ownWords : needWords;
        return `      ${words.get(need) ?? need}: ${purposeText(title, nameOf(user))}${more}`;
      }),
      ...new Set(some.map(({ source }) => `      ${source}`)),
    ]),
  ];
}

const needWords: ReadonlyMap<string, string> = new Map([
  ["required", "needed"],
  ["conditional", "needed with these settings"],
  ["recommended", "listed by AWS"],
]);

const ownWords: ReadonlyMap<string, string> = new Map([
  ["required", "needed by your own requirements"],
  ["conditional", "needed by your own requirements with these settings"],
  ["recommended", "recommended by your own requirements"],
]);

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

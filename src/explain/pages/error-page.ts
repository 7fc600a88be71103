import type { ErrorExplanation, ExplainedDenial, ExplainedFailure } from "../answers/explain-error.js";
import { paragraphs, section, type Block, type ShowPath } from "./page.js";
import { shownPurposes } from "./shown-purposes.js";
import { firstOf, shownAddress, shownFinding, shownPlace } from "./shown-places.js";

/** The page of one error. The most likely failure is explained, the others are named. */
export function errorPage({ denial, failures, named }: ErrorExplanation, show: ShowPath): readonly Block[] {
  const [first, ...others] = failures;
  if (!first) return [];
  return [
    { kind: "title", text: first.title },
    { kind: "text", text: first.meaning },
    ...(denial ? denialBlocks(denial, show) : []),
    ...paragraphs("What to do", first.remedy),
    ...(denial?.statement
      ? [{ kind: "code" as const, lines: JSON.stringify(denial.statement, null, 2).split("\n") }]
      : []),
    ...section("In the linted files", hereItems(first, named, denial, show)),
    ...section(
      "Rules",
      first.rules.map((rule) => `${rule} (dmslint explain ${rule})`),
    ),
    ...section("It can also be", otherItems(others, show)),
    ...section("Source", first.source),
  ];
}

function hereItems(
  { findings }: ExplainedFailure,
  named: ErrorExplanation["named"],
  denial: ExplainedDenial | undefined,
  show: ShowPath,
): readonly string[] {
  const found = findings.map((finding) => shownFinding(finding, show));
  const unfound = named.filter(({ address }) => !findings.some((finding) => finding.address === address));
  const allowing = (denial?.allowedBy ?? []).map(
    (one) => `${shownAddress(one, show)} allows it: not to who was refused, or not on this resource`,
  );
  return firstOf(
    [...found, ...allowing, ...unfound.map((one) => `${shownAddress(one, show)} is named in the error`)],
    6,
  );
}

function otherItems(others: readonly ExplainedFailure[], show: ShowPath): readonly string[] {
  return others.slice(0, 4).map(({ findings: [finding], title }) => {
    return finding ? `${title} (${finding.rule} at ${shownPlace(finding, show)})` : title;
  });
}

function denialBlocks(denial: ExplainedDenial, show: ShowPath): readonly Block[] {
  const { action, asker, reason, resource } = denial;
  return section("What was refused", [
    `${action}${resource === undefined ? "" : ` on ${resource}`}`,
    `asked by ${asker}`,
    ...(reason ? [reasonText(reason)] : []),
    ...firstOf(needTexts(denial, show), 4),
  ]);
}

/** The uses in the files, or else everything in DMS that needs the action. */
function needTexts({ by, purposes, uses }: ExplainedDenial, show: ShowPath): readonly string[] {
  if (uses.length > 0) return uses.map(({ title, user }) => `needed by ${shownAddress(user, show)}: ${title}`);
  return shownPurposes(purposes).map((purpose) => `${by === "role" ? "roles need it for" : "needed"} ${purpose}`);
}

function reasonText({ kind, policyType: type }: NonNullable<ExplainedDenial["reason"]>): string {
  const policyType = type === undefined ? "policy" : type.replace("vpc", "VPC");
  const article = /^[aeiou]/.test(policyType) ? "an" : "a";
  return kind === "deny"
    ? `${article} ${policyType} denies it expressly`
    : `AWS looked for ${article} ${policyType} that allows it, and found none`;
}

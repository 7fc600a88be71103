import { uniqueBy } from "../../source/index.js";
import { purposesOf, type ActionPurpose } from "./action-needs.js";
import { consoleDenialIn } from "../errors/console-denial.js";
import { denialIn, type Denial, type DenialReason } from "../errors/denial.js";
import { jsonErrorsIn } from "../errors/error-json.js";
import { statementsAbout, type ActionStatement } from "./granting-statements.js";
import { errorsIn, type ErrorText, type Reading } from "../errors/error-text.js";
import { allExplainedUses, type ExplainedUse } from "./judged-uses.js";
import type { Linted, LintedFinding, PlacedAddress } from "./linted.js";
import { namedResources, principalNamed } from "./named-resources.js";
import { grantedResource, neededStatement } from "./needed-statement.js";
import { otherRoles } from "./other-roles.js";
import { failuresIn, type DmsDenial, type Recognised } from "../errors/recognise.js";
import { askerText, denialOfDms } from "./who-asked.js";

/** One error of AWS: the known failures that it may be, the most likely one first. */
export interface ErrorExplanation {
  readonly kind: "error";
  readonly failures: readonly ExplainedFailure[];
  /** The refused request that it names. */
  readonly denial?: ExplainedDenial;
  /** The resources in the linted files that it names. */
  readonly named: readonly PlacedAddress[];
}

export interface ExplainedFailure {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
  readonly rules: readonly string[];
  readonly source: readonly string[];
  /** The findings of its rules in the linted files. */
  readonly findings: readonly LintedFinding[];
}

export interface ExplainedDenial {
  readonly action: string;
  readonly by: "role" | "caller";
  readonly asker: string;
  readonly resource?: string;
  readonly reason?: DenialReason;
  /** What in DMS needs it. */
  readonly purposes: readonly ActionPurpose[];
  /** The uses in the linted files that need it, if a role was refused. */
  readonly uses: readonly { readonly title: string; readonly user: PlacedAddress }[];
  /** The statements in the linted files that allow it all the same: of others, or on other resources. */
  readonly allowedBy: readonly ActionStatement[];
  /** What to add. Absent: a policy denies it, so another statement does not help. */
  readonly statement?: Readonly<Record<string, unknown>>;
}

/** The errors in a text that known failures explain. */
export function explainErrors(text: string, linted: Linted): readonly ErrorExplanation[] {
  const json = jsonErrorsIn(text);
  const errors = json
    ? json.flatMap((one) => errorsIn(one.text).map((error) => ({ error, denial: one.denial })))
    : errorsIn(text).map((error) => ({ error, denial: undefined }));
  // A task that retries logs the same again and again.
  const different = uniqueBy(errors, ({ denial, error }) => JSON.stringify([error.readings[0]?.text, denial]));
  const explained = different.flatMap(({ denial, error }) => explainError(error, denial, linted) ?? []);
  // A log often says one thing twice: where it happens, and at its end.
  return uniqueBy(explained, keyOf);
}

/** The objects of a bucket are one: a task that may not write to it says so of each. */
function keyOf({ denial, failures, named }: ErrorExplanation): string {
  return JSON.stringify([failures.map(({ id }) => id), denial?.action, denial && grantedResource(denial), named]);
}

function explainError(error: ErrorText, given: Denial | undefined, linted: Linted): ErrorExplanation | undefined {
  const { readings } = error;
  const said = denialSaid(readings) ?? given;
  const denial = said && denialOfDms(said, readings, linted.project);
  const recognised = failuresIn(error, denial);
  if (recognised.length === 0) return undefined;
  const named = namedResources(linted.project, readings);
  const isOfOther = otherRoles(linted.project, readings, named);
  const findings = linted.findings.filter((finding) => !isOfOther(finding));
  const uses = denial?.by === "role" ? usesNeeding(denial, linted) : [];
  const ranked = recognised.map((one) => rank(one, { denial, findings, named, uses }));
  return {
    kind: "error",
    failures: ranked.sort((one, other) => other.weight - one.weight).map(({ failure }) => failure),
    ...(denial && { denial: explainedDenial(denial, uses, linted) }),
    named,
  };
}

/** The refused request as the reading says it in which no line end is inside an ARN. */
function denialSaid(readings: readonly Reading[]): Denial | undefined {
  const all = readings.flatMap((reading) => denialIn(reading) ?? consoleDenialIn(reading) ?? []);
  return all.find(({ principal, resource }) => isWhole(principal) && isWhole(resource)) ?? all[0];
}

function isWhole(arn: string | undefined): boolean {
  return arn === undefined || !arn.startsWith("arn:") || arn.split(":").length > 5;
}

interface Ranked {
  readonly failure: ExplainedFailure;
  readonly weight: number;
}

/** What an error and the linted files tell beside its words. */
interface Evidence {
  readonly denial: DmsDenial | undefined;
  readonly findings: readonly LintedFinding[];
  readonly named: readonly PlacedAddress[];
  readonly uses: readonly ExplainedUse[];
}

/** A failure that lint finds in the files, or that is about this use, is more likely than others that the error may mean too. */
function rank({ failure, weight }: Recognised, { denial, findings, named, uses }: Evidence): Ranked {
  const { denied, isOfIam: _isOfIam, texts: _texts, ...facts } = failure;
  const ofRules = findings.filter(({ rule }) => failure.rules.includes(rule));
  const fitting = denial ? findingsAbout(denial.action, ofRules) : ofRules;
  const atNamed = fitting.filter(({ address }) => named.some((one) => one.address === address));
  const shown = atNamed.length > 0 ? atNamed : fitting;
  const bonus = atNamed.length > 0 ? 50 : fitting.length > 0 ? 30 : 0;
  const isOfUse = uses.some(({ id }) => denied?.uses?.includes(id));
  return { failure: { ...facts, findings: shown }, weight: weight + bonus + (isOfUse ? 10 : 0) };
}

/** The rules that find any missing or misspelled action: their findings are about a refused one only if they name it. */
const rulesOfActions: ReadonlySet<string> = new Set(["role-permissions", "caller-permissions", "known-action"]);

function findingsAbout(action: string, findings: readonly LintedFinding[]): readonly LintedFinding[] {
  return findings.filter(({ names, rule }) => !rulesOfActions.has(rule) || names.some((name) => name.includes(action)));
}

function explainedDenial(denial: DmsDenial, uses: readonly ExplainedUse[], linted: Linted): ExplainedDenial {
  const { project } = linted;
  const { action, by, reason, resource } = denial;
  const statement = neededStatement(denial);
  return {
    action,
    by,
    asker: askerText(denial, project),
    ...(resource !== undefined && { resource }),
    ...(reason && { reason }),
    purposes: purposesOf(action, linted.requirements).filter((one) => one.by === by),
    uses: uses.map(({ title, user }) => ({ title, user })),
    allowedBy: statementsAbout(project, action).filter(({ effect }) => effect === "Allow"),
    ...(statement && { statement }),
  };
}

/** The uses that need what was refused: those of the role that asked, if it is a linted one. */
function usesNeeding({ action, principal }: DmsDenial, linted: Linted): readonly ExplainedUse[] {
  const uses = allExplainedUses(linted).filter(({ actions }) =>
    actions.some((one) => one.action.toLowerCase() === action.toLowerCase()),
  );
  const asker = principal === undefined ? undefined : principalNamed(linted.project, principal);
  const ofAsker = asker && uses.filter(({ role }) => role?.address === asker.principal.address);
  return ofAsker && ofAsker.length > 0 ? ofAsker : uses;
}

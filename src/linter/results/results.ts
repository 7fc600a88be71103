import { shortList } from "../../rule-kit/index.js";
import { byText, endOf, groupBy, startOf, visible, type Location, type TextEdit } from "../../source/index.js";
import { generatedFactsIn, type GeneratedFacts, type GeneratedFactsOf } from "./generated-facts.js";
import type { Finding, Skip } from "../finding.js";
import type { LintPass } from "../lint-pass.js";
import type { FileEdit, LintMessage, LintResult, NotJudged, SuppressedMessage } from "../result.js";
import type { SuppressedFinding } from "../suppression/suppress.js";

/** The findings of a pass by file. Every file of every unit has a result. */
export function resultsOf(
  pass: LintPass,
  changed: ReadonlyMap<string, string>,
  namesConstructs?: boolean,
): readonly LintResult[] {
  const paths = new Set(
    pass.units.flatMap(({ template, unit }) => [...unit.files, ...template.files.map((file) => file.path)]),
  );
  const findings = groupBy(pass.findings, ({ location }) => location.file.path);
  const suppressed = groupBy(pass.suppressed, ({ finding }) => finding.location.file.path);
  const skips = groupBy(pass.skips, ({ location }) => location.file.path);
  for (const path of [findings, suppressed, skips].flatMap((said) => [...said.keys()])) paths.add(path);
  const factsOf = generatedFactsIn(pass.linked.project.templates, namesConstructs);
  return [...paths].sort().map((path) => {
    const said = { findings: findings.get(path), suppressed: suppressed.get(path), skips: skips.get(path) };
    return resultOf(path, said, changed.get(path), factsOf);
  });
}

/** What was said about one file. */
interface Said {
  readonly findings: readonly Finding[] | undefined;
  readonly suppressed: readonly SuppressedFinding[] | undefined;
  readonly skips: readonly Skip[] | undefined;
}

function resultOf(
  path: string,
  { findings = [], skips = [], suppressed = [] }: Said,
  output: string | undefined,
  factsOf: GeneratedFactsOf,
): LintResult {
  const messages = findings.map((finding) => messageOf(finding, factsOf(finding))).sort(byPlace);
  const errors = messages.filter((message) => message.severity === 2);
  const warnings = messages.filter((message) => message.severity === 1);
  return {
    filePath: path,
    messages,
    suppressedMessages: suppressed.map((one) => suppressedMessage(one, factsOf)),
    notJudged: notJudgedOf(skips),
    errorCount: errors.length,
    fatalErrorCount: errors.filter((message) => message.fatal).length,
    warningCount: warnings.length,
    fixableErrorCount: errors.filter((message) => message.fixes).length,
    fixableWarningCount: warnings.filter((message) => message.fixes).length,
    ...(output !== undefined && { output }),
  };
}

function messageOf(finding: Finding, { isGenerated, names }: GeneratedFacts): LintMessage {
  const { path } = finding.location.file;
  const fixes = finding.fix?.edits()?.map(fileEdit);
  const suggestions = finding.suggestions.flatMap(({ messageId, message, edits }) => {
    const made = edits();
    return made ? [{ messageId, desc: visible(message), fixes: made.map(fileEdit) }] : [];
  });
  const advice = isGenerated ? finding.suggestions.map(({ message }) => visible(message)) : [];
  const [only, ...others] = fixes ?? [];
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    ...(finding.messageId !== undefined && { messageId: finding.messageId }),
    message: visible(withNames(finding.message, names)),
    ...(finding.data && { data: finding.data }),
    ...(finding.fatal && { fatal: finding.fatal }),
    ...placeOf(finding.location),
    address: finding.addresses[0] ?? "",
    ...(finding.addresses.length > 1 && { addresses: finding.addresses }),
    fingerprint: finding.fingerprint,
    related: finding.related.map(({ location, message }) => ({
      filePath: location.file.path,
      ...placeOf(location),
      message: visible(message),
    })),
    ...(only && others.length === 0 && only.filePath === path && { fix: { range: only.range, text: only.text } }),
    ...(fixes && { fixes }),
    ...(suggestions.length > 0 && { suggestions }),
    ...(advice.length > 0 && { advice }),
  };
}

function suppressedMessage({ directives, finding }: SuppressedFinding, factsOf: GeneratedFactsOf): SuppressedMessage {
  const message = messageOf(finding, factsOf(finding));
  if (directives.length === 0) return { ...message, suppressions: [{ kind: "file", justification: "" }] };
  return {
    ...message,
    suppressions: directives.map(({ kind, reason }) => ({ kind, justification: reason })),
  };
}

/** Adds the names of what a message is about. */
function withNames(message: string, names: readonly string[]): string {
  return names.length === 0 ? message : `${message} (${shortList(names)})`;
}

function placeOf(location: Location): { line: number; column: number; endLine: number; endColumn: number } {
  const start = startOf(location);
  const end = endOf(location);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function fileEdit({ location, text }: TextEdit): FileEdit {
  return { filePath: location.file.path, range: [location.start, location.end], text };
}

function notJudgedOf(skips: readonly Skip[]): readonly NotJudged[] {
  const seen = new Set<string>();
  return skips.flatMap(({ ruleId, address, reason, location }) => {
    const key = [ruleId, address, reason].join("\n");
    if (seen.has(key)) return [];
    seen.add(key);
    const { line, column } = startOf(location);
    return [{ ruleId, address, reason: visible(reason), line, column }];
  });
}

function byPlace(one: LintMessage, other: LintMessage): number {
  return one.line - other.line || one.column - other.column || byText(one.ruleId ?? "", other.ruleId ?? "");
}

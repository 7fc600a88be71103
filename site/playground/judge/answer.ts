import { leastPolicies, writePolicies } from "../../../src/advice/index.js";
import { type Block, errorPage, explainErrors, failureRules, lintedOf } from "../../../src/explain/index.js";
import { permissionGraph, writeGraph } from "../../../src/graph/index.js";
import { link, lint, type LinkedRun, type LintResult } from "../../../src/linter/index.js";
import type { LintRun } from "../../../src/linter/run.js";
import { formatOfValues, type LoadWasm } from "../../../src/parsers/index.js";
import { unreadIn } from "../../../src/workspace/units/unread-units.js";
import type { Answer, Findings, Question, TextFile } from "../protocol.js";
import { graphViewer } from "./graph-viewer.js";
import { nameOf, pathOf } from "./memory-reader.js";
import { openFiles } from "./open-files.js";

/** Answers a question about files. */
export async function answer(question: Question, loadWasm: LoadWasm): Promise<Answer> {
  const { ask, files } = question;
  const run = openFiles(question, loadWasm);
  switch (ask) {
    case "findings":
      return findings(run, files);
    case "fixed":
      return { kind: "fixed", files: await fixedFiles(run) };
    case "graph":
      return graph(await shownUnits(run));
    case "policy":
      return policy(await shownUnits(run));
    case "error":
      return { kind: "error", pages: await errorPages(question.error, run) };
  }
}

async function findings(run: LintRun, files: readonly TextFile[]): Promise<Findings> {
  const { results } = await lint({ ...run, editProof: "proved" });
  const linted = new Set(results.map(({ filePath }) => filePath));
  const foreign = files.filter(({ name }) => !linted.has(pathOf(name)) && !formatOfValues(name));
  return { kind: "findings", results: results.map(named), foreign: foreign.map(({ name }) => name) };
}

/** A result with the names of the files in place of their paths. */
function named(result: LintResult): LintResult {
  const byName = <T extends { readonly filePath: string }>(one: T): T => ({ ...one, filePath: nameOf(one.filePath) });
  return {
    ...byName(result),
    messages: result.messages.map((message) => ({
      ...message,
      related: message.related.map(byName),
      ...(message.fixes && { fixes: message.fixes.map(byName) }),
      ...(message.suggestions && {
        suggestions: message.suggestions.map((one) => ({ ...one, fixes: one.fixes.map(byName) })),
      }),
    })),
  };
}

async function fixedFiles(run: LintRun): Promise<readonly TextFile[]> {
  const { results } = await lint({ ...run, fix: "fixes" });
  return results.flatMap(({ filePath, output }) =>
    output === undefined ? [] : [{ name: nameOf(filePath), text: output }],
  );
}

/** The units that can be read, as the commands `graph` and `policy` show them. */
interface ShownUnits extends Pick<LinkedRun, "project" | "services"> {
  readonly units: LinkedRun["units"];
  readonly notes: readonly string[];
}

async function shownUnits(run: LintRun): Promise<ShownUnits> {
  const { project, services, units } = await link(run);
  const unread = units.flatMap(({ template }) => unreadIn(template));
  const leftOut = new Set(unread.flatMap(({ isUnreadable, path }) => (isUnreadable ? [path] : [])));
  return {
    project,
    services,
    units: units.filter(({ template }) => !leftOut.has(template.path)),
    notes: unread.map(({ path, place, reason }) => {
      const shown = place ? `${nameOf(place.path)}:${place.line}` : nameOf(path);
      return `${shown}: ${reason}`;
    }),
  };
}

async function graph({ project, services, units }: ShownUnits): Promise<Answer> {
  const shown = units.map(({ template, unit: { settings } }) => ({ template, settings }));
  const drawn = permissionGraph({ project, services, units: shown });
  const page =
    drawn.nodes.length === 0 ? "" : await writeGraph("html", drawn, { script: graphViewer, shownPath: nameOf });
  return { kind: "graph", page };
}

function policy({ notes, project, units }: ShownUnits): Answer {
  const advised = units.map(({ template, unit: { settings } }) => ({
    template,
    settings,
    caller: settings.caller ?? ("iac" as const),
  }));
  const policies = leastPolicies(project, advised);
  if (policies.length === 0) return { kind: "policy", text: "", notes };
  const { holes, text } = writePolicies(policies, undefined, nameOf);
  const open = holes.map(({ name, reason }) => `<${name}> is not known. Fill it in${optionless(reason)}.`);
  return { kind: "policy", text, notes: [...notes, ...open] };
}

/** Why a value is not known, unless an option of the command line would say it. */
function optionless(reason: string): string {
  return reason.includes("--") ? "" : `: ${reason}`;
}

async function errorPages(error: string, { units, ...run }: LintRun): Promise<readonly (readonly Block[])[]> {
  // Whatever the preset and the comments in the files: these findings explain something.
  const asked = new Map(failureRules.map((rule) => [rule, { severity: "warn" as const, options: {} }]));
  const { model, results } = await lint({
    ...run,
    units: units.map((unit) => ({ ...unit, rules: new Map([...unit.rules, ...asked]) })),
    directives: { isOn: false },
  });
  const found = results.flatMap(({ filePath, messages }) =>
    messages.flatMap(({ address, column, data = {}, line, message, ruleId }) =>
      ruleId === null
        ? []
        : [{ rule: ruleId, message, address, names: Object.values(data).flat(), filePath, line, column }],
    ),
  );
  const linted = lintedOf(model, new Map(units.map(({ path, settings }) => [path, settings])), found);
  return explainErrors(error, linted).map((one) => errorPage(one, nameOf));
}

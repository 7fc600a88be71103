import { homepage, rulePageUrl, version } from "../../disk/index.js";
import { groupBy, lazily } from "../../source/index.js";
import type { FormatContext, RuleInfo, SourceText } from "../../formatters/index.js";
import {
  gitTopLevel,
  presetNames,
  presetRules,
  rules,
  type LintOutcome,
  type Rule,
  type Workspace,
} from "../../workspace/index.js";
import type { Arguments } from "../options/command.js";
import type { Host } from "../process/host.js";
import type { LintCommandOptions } from "../options/lint-options.js";
import { rulePage } from "../process/package-files.js";
import { drawingFor } from "../process/terminal.js";

/** What formatters get in addition to the results of a run. */
export function formatContext(
  outcome: LintOutcome,
  { outputFile }: Pick<LintCommandOptions, "outputFile">,
  workspace: Workspace,
  args: Arguments,
  host: Host,
): FormatContext {
  const site = homepage();
  return {
    cwd: host.cwd,
    root: gitTopLevel(host.cwd) ?? host.cwd,
    ...drawingFor(host, { outputFile, refusesColor: args.has("no-color") }),
    listNotJudged: args.has("not-judged"),
    version: version(),
    ...(site !== undefined && { homepage: site }),
    rulesMeta: Object.fromEntries(workspace.rules.map((rule) => [rule.name, ruleInfo(rule)])),
    sourceOf: sourcesOf(outcome, workspace),
  };
}

/** What the least preset with a rule says of it, by rule: each preset has all rules of those before it. */
const presetSettings = lazily(() => new Map(presetNames.toReversed().flatMap((one) => [...presetRules(one)])));

const builtInNames = lazily(() => new Set(rules.map(({ name }) => name)));

function ruleInfo({ meta, name }: Rule): RuleInfo {
  const preset = presetSettings().get(name);
  const known = { ...meta.docs, type: meta.type, ...(preset && { severity: preset.severity }) };
  // A plugin may have a rule of the same name only if there is no built-in one.
  if (!builtInNames().has(name)) return known;
  const url = rulePageUrl(name);
  return { ...known, page: () => rulePage(name), ...(url !== undefined && { url }) };
}

/** The texts that the findings are about: after the fixes, where the results have these. */
function sourcesOf({ model, results, secretPlaces }: LintOutcome, workspace: Workspace): FormatContext["sourceOf"] {
  const outputs = new Map(results.map(({ filePath, output }) => [filePath, output]));
  const secrets = lazily(() =>
    groupBy(
      model.templates.flatMap(({ secretPlaces = [] }) => secretPlaces),
      ({ file }) => file.path,
    ),
  );
  const known = new Map<string, SourceText | undefined>();
  return (path) => {
    if (!known.has(path)) {
      const output = outputs.get(path);
      const text = output ?? workspace.reader.read(path);
      const hidden = (output === undefined ? secretPlaces : secrets()).get(path) ?? [];
      known.set(path, text === undefined ? undefined : { text, secrets: hidden });
    }
    return known.get(path);
  };
}

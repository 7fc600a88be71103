import { dirname } from "node:path";
import { lint, rules, type LintMessage, type LintRun } from "../../src/linter/index.js";
import { presetRules } from "../../src/presets/index.js";
import { loadWasm } from "../../src/workspace/index.js";

export interface TextsOutcome {
  /** `stacks/iam.yaml Resources.Writer role-trust`, in the order of files and places. */
  readonly findings: readonly string[];
  readonly messages: readonly LintMessage[];
  /** `stacks/iam.yaml Resources.Writer role-trust: why`. */
  readonly notJudged: readonly string[];
  /** Texts that fixing changed, by path. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly fixPasses: number;
}

export interface TextsOptions {
  /** The templates that are linted; all by default. */
  readonly linted?: readonly string[];
  readonly fix?: LintRun["fix"];
  /** Rules to call in place of those that speak of roles and their uses. */
  readonly rules?: readonly string[];
}

/** The rules that speak of roles and their uses: what templates of a run have to do with each other. */
const asked = /^(?:account-role|role)-|^(?:resource|key)-policy$/;

const ruling = new Map([...presetRules("recommended")].filter(([name]) => asked.test(name)));

/** A template is a unit, a folder of Terraform files as well; modules that others call are judged in those. */
function unitsOf(paths: readonly string[]): readonly Pick<LintRun["units"][number], "kind" | "path" | "files">[] {
  const isTerraform = (path: string): boolean => /\.tf(?:\.json)?$/.test(path);
  const folders = new Set(paths.filter(isTerraform).map((path) => dirname(path)));
  return [
    ...paths
      .filter((path) => !isTerraform(path))
      .map((path) => ({ kind: "cloudformation" as const, path, files: [path] })),
    ...[...folders].map((path) => ({
      kind: "terraform" as const,
      path,
      files: paths.filter((file) => isTerraform(file) && dirname(file) === path),
    })),
  ];
}

/** Lints CloudFormation templates and Terraform modules by path, together. */
export async function lintTexts(
  files: Readonly<Record<string, string>>,
  { fix = "none", linted = Object.keys(files), rules: names }: TextsOptions = {},
): Promise<TextsOutcome> {
  const { results, stats } = await lint({
    units: unitsOf(linted).map((unit) => ({
      ...unit,
      rules: names ? new Map([...presetRules("all")].filter(([name]) => names.includes(name))) : ruling,
      settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
      values: { parameters: {}, variables: {} },
    })),
    reader: {
      read: (path) => files[path],
      list: (folder) => Object.keys(files).filter((path) => dirname(path) === folder),
    },
    loadWasm,
    rules,
    fix,
  });
  return {
    findings: results.flatMap(({ filePath, messages }) =>
      messages.map(({ address, message, ruleId }) => `${filePath} ${address} ${ruleId ?? message}`),
    ),
    messages: results.flatMap(({ messages }) => messages),
    notJudged: results.flatMap(({ filePath, notJudged }) =>
      notJudged.map(({ address, reason, ruleId }) => `${filePath} ${address} ${ruleId ?? "unread"}: ${reason}`),
    ),
    fixPasses: stats.fixPasses,
    fixed: Object.fromEntries(
      results.flatMap(({ filePath, output }) => (output === undefined ? [] : [[filePath, output]])),
    ),
  };
}

import { defaultFormat } from "../../formatters/index.js";
import type { PolicyType } from "../../model/index.js";
import { failure, isFailure, listed, type Result } from "../../source/index.js";
import type { FixType } from "../../workspace/index.js";
import { choiceOf } from "./choice.js";
import type { Arguments } from "./command.js";
import { fixTypes, isFixType } from "./fix-types.js";
import { outputFileOf, outputFileProblem } from "./output-file.js";
import { policyTypes } from "./policy-types.js";
import { severalOf } from "./several.js";
import { baselineOptions } from "./writing-options.js";

/** The options for fixes and for the output. */
export interface LintCommandOptions {
  readonly fix: "none" | "fixes" | "suggestions";
  /** Which edits are made. Empty: all. */
  readonly fixTypes: ReadonlySet<FixType>;
  /** Whether fixes are written to the files, or only shown. */
  readonly writes: boolean;
  readonly format: string;
  readonly outputFile?: string;
  readonly quiet: boolean;
  readonly maxWarnings?: number;
  readonly policyType?: PolicyType;
  /** How many threads lint. */
  readonly concurrency: "auto" | number;
}

/** Reads the options. Fails if they contradict each other or a value is wrong. */
export function readLintOptions(args: Arguments): Result<LintCommandOptions> {
  const problem = combinationProblem(args);
  if (problem !== undefined) return failure(problem);
  const warnings = args.value("max-warnings");
  // -1 means no limit, as in ESLint.
  if (warnings !== undefined && !/^(\d+|-1)$/.test(warnings))
    return failure(`--max-warnings needs a whole number, but got "${warnings}".`);
  const policyType = choiceOf(args, "policy-type", "policy type", policyTypes);
  if (isFailure(policyType)) return policyType;
  const types = fixTypesOf(args);
  if (isFailure(types)) return types;
  const concurrency = concurrencyOf(args);
  if (isFailure(concurrency)) return concurrency;
  const misplaced = outputFileProblem(args);
  if (misplaced) return misplaced;
  const outputFile = outputFileOf(args);
  const wantsFix = args.has("fix") || args.has("fix-dry-run");
  return {
    fix: args.has("fix-suggestions") ? "suggestions" : wantsFix ? "fixes" : "none",
    fixTypes: types,
    writes: !args.has("fix-dry-run"),
    format: args.value("format") ?? defaultFormat,
    ...(outputFile !== undefined && { outputFile }),
    quiet: args.has("quiet"),
    concurrency,
    ...(warnings !== undefined && warnings !== "-1" && { maxWarnings: Number(warnings) }),
    ...(policyType && { policyType }),
  };
}

/** More threads than this are a slip: each of them holds all templates in memory. */
const mostThreads = 64;

function concurrencyOf(args: Arguments): Result<"auto" | number> {
  const given = args.value("concurrency") ?? "off";
  if (given === "auto") return given;
  if (given === "off") return 1;
  const isCount = /^[1-9]\d*$/.test(given) && Number(given) <= mostThreads;
  if (isCount) return Number(given);
  return failure(
    `--concurrency needs a whole number from 1 to ${String(mostThreads)}, auto or off, but got "${given}".`,
  );
}

/** The values of `--fix-type`. Fails where none of the edits would be made. */
function fixTypesOf(args: Arguments): Result<ReadonlySet<FixType>> {
  // Several in one value, as in ESLint.
  const given = severalOf(args, "fix-type");
  const unknown = given.find((name) => !isFixType(name));
  if (unknown !== undefined)
    return failure(`There is no type of edits "${unknown}": --fix-type is ${listed(fixTypes, "or")}.`);
  const types = new Set(given.filter(isFixType));
  if (types.size === 0 || args.has("fix-suggestions")) return types;
  if (!args.has("fix") && !args.has("fix-dry-run"))
    return failure("The option --fix-type needs --fix, --fix-dry-run or --fix-suggestions.");
  const suggested = [...types].find((type) => type !== "fix");
  return suggested === undefined ? types : failure(`The option --fix-type ${suggested} needs --fix-suggestions.`);
}

function combinationProblem(args: Arguments): string | undefined {
  const writes = (args.has("fix") || args.has("fix-suggestions")) && !args.has("fix-dry-run");
  if (args.has("fix") && args.has("fix-dry-run")) return "Use --fix or --fix-dry-run, not both.";
  if (args.has("suppress-all") && args.has("suppress-rule"))
    return "Use --suppress-all or --suppress-rule, not both: the first one adds the findings of every rule.";
  const kept = baselineOptions.find((name) => args.has(name));
  if (kept !== undefined && args.has("fix-dry-run"))
    return `Use --fix-dry-run or --${kept}, not both: a dry run writes nothing.`;
  if (args.has("stdin") && args.paths.length > 0) return "--stdin takes no paths. Name the text with --stdin-filename.";
  if (args.has("stdin") && writes) return "A text on stdin cannot be fixed in place. Use --fix-dry-run.";
  // A nameless text would get the entries of all nameless texts.
  if (args.has("stdin") && kept !== undefined && !args.has("stdin-filename"))
    return `The baseline is about files. Name the text on stdin with --stdin-filename for --${kept}.`;
  // Git compares files, and the text on stdin may differ from its file.
  if (args.has("stdin") && args.has("changed-since")) return "Use --stdin or --changed-since, not both.";
  if (args.has("cache-location") && !args.has("cache")) return "The option --cache-location needs --cache.";
  if (args.has("stdin-filename") && !args.has("stdin")) return "The option --stdin-filename needs --stdin.";
  return undefined;
}

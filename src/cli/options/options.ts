import { defaultFormat, formatNames } from "../../formatters/index.js";
import { listed } from "../../source/index.js";
import { fixTypes } from "./fix-types.js";
import { policyTypes } from "./policy-types.js";

/** The shells that have a completion. */
export const shells = ["bash", "zsh", "fish"] as const;

/** An option of the command line. The parser and the help text both use this table. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** The name of the value in the help text. Absent: the option takes no value. */
  readonly value?: string;
  readonly multiple?: true;
  /** All values, or all but paths and addresses: for the completion in shells. */
  readonly choices?: readonly string[] | "presets" | "rules";
  readonly help: string;
}

function marked(format: string): string {
  return format === defaultFormat ? `${format} (default)` : format;
}

export interface OptionGroup {
  readonly title: string;
  readonly options: readonly OptionSpec[];
  /** The command whose options these are. Absent: those of linting, of which other commands take some. */
  readonly command?: "explain" | "graph" | "lsp" | "policy";
  /** All commands take them. */
  readonly isShared?: true;
}

const output: readonly OptionSpec[] = [
  {
    name: "format",
    short: "f",
    value: "NAME",
    choices: formatNames,
    help: `${formatNames.map(marked).join(", ")}, or the path of a formatter module`,
  },
  { name: "output-file", short: "o", value: "FILE", help: "write the output to a file" },
  { name: "quiet", help: "report errors only" },
  { name: "max-warnings", value: "N", help: "exit with 1 when there are more warnings than this" },
  { name: "not-judged", help: "also list what could not be judged, and why" },
  { name: "no-color", help: "no colours" },
  { name: "watch", help: "lint again whenever a file changes, until Ctrl-C" },
  { name: "stats", help: "write timings to stderr" },
  { name: "debug", help: "write to stderr which files and configs are used" },
];

const fixing: readonly OptionSpec[] = [
  { name: "fix", help: "apply the fixes; they do not change what policies grant, corrected misspellings apart" },
  {
    name: "fix-dry-run",
    help: "show the fixes as a diff (stylish, full), in a pipe for git apply, or as the new texts (json); write nothing",
  },
  {
    name: "fix-suggestions",
    help: "also apply suggestions, if a finding has only one (they may grant, narrow or rename something)",
  },
  {
    name: "fix-type",
    value: "TYPE",
    multiple: true,
    choices: fixTypes,
    help: `which edits to apply: ${listed(fixTypes, "or")}, or several with commas (default: all)`,
  },
];

const rules: readonly OptionSpec[] = [
  { name: "config", short: "c", value: "FILE", help: "use this config only; its plugins are trusted" },
  { name: "no-config", help: "use no config file" },
  {
    name: "preset",
    value: "NAME",
    choices: "presets",
    help: "recommended (default), strict or all; overrides extends of the config",
  },
  { name: "rule", value: "'NAME: LEVEL'", multiple: true, choices: "rules", help: "set a rule to off, warn or error" },
  {
    name: "only",
    value: "NAME",
    multiple: true,
    choices: "rules",
    help: "run only this rule, or several with commas, at the level that the config or preset gives it",
  },
  {
    name: "policy-type",
    value: "TYPE",
    choices: policyTypes,
    help: `type of policy files: ${listed(policyTypes, "or")}`,
  },
  { name: "no-plugins", help: "load no plugins and skip their rules" },
  { name: "plugins", help: "load plugins (default); undoes an earlier --no-plugins" },
  { name: "list-rules", help: "list the rules and exit; with --format json, as data" },
  { name: "print-config", value: "FILE", help: "print the config of a file and exit" },
  { name: "init", help: "write a config into this folder and exit; takes no other options" },
  { name: "no-inline-config", help: "ignore comments and metadata that disable rules" },
  { name: "report-unused-disable-directives", help: "report comments and metadata that disable nothing" },
  { name: "suppress-all", help: "add all findings to the baseline: they are no longer reported" },
  {
    name: "suppress-rule",
    value: "NAME",
    multiple: true,
    choices: "rules",
    help: "add the findings of a rule, or of several with commas, to the baseline",
  },
  { name: "prune-suppressions", help: "remove findings that are gone from the baseline" },
  {
    name: "suppressions-location",
    value: "FILE",
    help: "path of the baseline (default: dmslint-suppressions.json at the root)",
  },
];

const input: readonly OptionSpec[] = [
  { name: "stdin", help: "read the text on stdin, not files" },
  { name: "stdin-filename", value: "NAME", help: "the file name of the text on stdin" },
  { name: "changed-since", value: "REF", help: "report only on templates and modules that changed since a git ref" },
  { name: "ignore-pattern", value: "GLOB", multiple: true, help: "do not lint the files that a glob matches" },
  { name: "pass-on-nothing", help: "exit with 0 if there is nothing to lint" },
  { name: "cache", help: "keep the results, and give them again while nothing has changed" },
  { name: "cache-location", value: "PATH", help: "the folder of the results (default: in the user's cache folder)" },
  {
    name: "concurrency",
    value: "N",
    choices: ["auto", "off"],
    help: "how many threads lint: a number, auto, or off (default), which is one thread",
  },
];

const values: readonly OptionSpec[] = [
  { name: "var", value: "NAME=VALUE", multiple: true, help: "a Terraform variable or CloudFormation parameter" },
  { name: "var-file", value: "FILE", multiple: true, help: "Terraform variables (.tfvars or .tfvars.json)" },
  { name: "parameters", value: "FILE", multiple: true, help: "CloudFormation parameters (JSON or YAML)" },
  { name: "region", value: "NAME", help: "the AWS region, where no provider block names one" },
  { name: "account", value: "ID", help: "the AWS account" },
  { name: "partition", value: "NAME", help: "the AWS partition" },
  {
    name: "account-data",
    value: "FILE",
    multiple: true,
    help: "what the account has, as AWS's commands print it (roles, policies, exports)",
  },
];

const explaining: readonly OptionSpec[] = [
  { name: "output", value: "FORM", choices: ["text", "json"], help: "text (default), or json for scripts" },
];

const editor: readonly OptionSpec[] = [
  { name: "stdio", help: "speak the language server protocol on stdin and stdout" },
  { name: "clientProcessId", value: "PID", help: "exit when this process, the editor, has ended" },
];

const leastPolicy: readonly OptionSpec[] = [
  {
    name: "output",
    value: "SYNTAX",
    choices: ["json", "cloudformation", "terraform"],
    help: "json, cloudformation or terraform (default: that of each template)",
  },
  {
    name: "for",
    value: "WHOM",
    multiple: true,
    choices: ["caller", "roles"],
    help: "only for the caller, for the roles, or for a role by its address or name: caller, roles or ADDRESS",
  },
  {
    name: "caller",
    value: "KIND",
    choices: ["iac", "console", "operator"],
    help: "who deploys: iac (default), console or operator",
  },
  { name: "explain", help: "list why each action is needed, instead of the policies" },
  {
    name: "diff",
    help: "compare with what is written: missing, surplus, undecided; exit with 1 if something is missing",
  },
];

const graph: readonly OptionSpec[] = [
  {
    name: "output",
    value: "SYNTAX",
    help: "mermaid (default), dot, json, svg or html; otherwise the ending of --output-file decides",
  },
];

const about: readonly OptionSpec[] = [
  { name: "help", short: "h", help: "show this text" },
  { name: "version", short: "v", help: "show the version" },
  { name: "completion", value: "SHELL", choices: shells, help: `print the completion for ${listed(shells, "or")}` },
];

export const optionGroups: readonly OptionGroup[] = [
  { title: "Input", options: input },
  { title: "Rules", options: rules },
  { title: "Values that the files do not contain", options: values },
  { title: "Fixing", options: fixing },
  { title: "Output", options: output },
  { title: "Explaining (dmslint explain)", options: explaining, command: "explain" },
  { title: "The least policy (dmslint policy)", options: leastPolicy, command: "policy" },
  { title: "The graph (dmslint graph)", options: graph, command: "graph" },
  { title: "In an editor (dmslint lsp)", options: editor, command: "lsp" },
  { title: "About", options: about, isShared: true },
];

export const allOptions: readonly OptionSpec[] = optionGroups.flatMap(({ options }) => options);

/** The options for values that the files do not contain. */
export const valueOptions: readonly string[] = values.map(({ name }) => name);

/** What options are called here that people know from other linters, by their names there. */
const names: Readonly<Record<string, readonly string[]>> = {
  "--ignore-pattern GLOB": [
    "exclude-path",
    "extend-exclude",
    "ignore-templates",
    "skip-path",
    "skip-files",
    "skip-dirs",
  ],
  "--rule 'NAME: off'": ["extend-ignore", "ignore-checks", "skip-check", "skip-checks", "disable-rule", "disable"],
  "--ignore-pattern GLOB for files, and --rule 'NAME: off' for rules": ["exclude", "ignore"],
  "--rule 'NAME: error'": ["enable-rule", "enable", "include-checks", "extend-select"],
  "--rule 'NAME: [LEVEL, { … }]'": ["configure-rule"],
  "--only NAME": ["select", "check", "checks", "include"],
  "--preset NAME": ["profile", "ruleset"],
  "--format NAME": ["output-format", "output", "reporter", "formatter"],
  "--output-file FILE": ["output-file-path", "out", "outfile"],
  "--fix": ["write", "autofix", "fix-only"],
  "--fix-suggestions": ["unsafe-fixes"],
  "--fix-dry-run": ["dry-run", "diff"],
  "--no-config": ["isolated", "no-config-lookup", "no-eslintrc"],
  "--config FILE": ["config-file", "config-path"],
  "--print-config FILE": ["show-settings", "show-config"],
  "--list-rules": ["list", "list-checks"],
  "--quiet": ["q", "silent"],
  "--max-warnings 0": ["warnings-as-errors", "error-on-warnings", "deny-warnings"],
  "--debug": ["verbose", "show-files"],
  "--version": ["V"],
  "--concurrency N": ["j", "jobs", "parallel", "threads", "workers", "max-workers"],
  "--suppress-all": ["create-baseline", "add-noqa", "generate-baseline"],
  "--suppressions-location FILE": ["baseline"],
  "--pass-on-nothing": ["no-error-on-unmatched-pattern", "pass-on-no-patterns", "pass-with-no-files"],
  "--changed-since REF": ["since", "diff-base"],
  "--stdin-filename NAME": ["stdin-filepath"],
};

/** What is not an option here, and what to do instead. */
const needless: Readonly<Record<string, readonly string[]>> = {
  "Files are known by their content. Name a file, a folder or a glob.": ["ext", "framework"],
  "Name the files and folders, without an option.": ["file", "files", "directory", "d", "template", "t", "chdir"],
  "Folders are linted with everything that is in them.": ["recursive", "r"],
  "A path that is named is linted also where ignore files list it.": ["no-ignore"],
  ".gitignore and --ignore-pattern say what is left out.": ["ignore-path", "ignore-file", "ignorefile"],
  "FORCE_COLOR=1 in the environment gives colours.": ["color", "colour"],
  "--rule 'NAME: warn' turns errors of a rule into warnings, and --suppress-all all that is there into a baseline.": [
    ...["exit-zero", "soft-fail", "force", "no-fail", "exit-code", "severity", "minimum-failure-severity"],
  ],
};

/** A sentence about an option that other linters have. `undefined`: dmslint knows of none. */
export function meantOption(name: string): string | undefined {
  const keyIn = (table: typeof names): string | undefined =>
    Object.entries(table).find(([, others]) => others.includes(name))?.[0];
  const here = keyIn(names);
  return here === undefined ? keyIn(needless) : `Here it is ${here}.`;
}

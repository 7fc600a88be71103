import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, unordered } from "./templates.js";

describe("messages on stderr", () => {
  it.each([
    [["--stdin", "a.yaml"], "--stdin takes no paths. Name the text with --stdin-filename.\n"],
    [["--stdin", "--fix"], "A text on stdin cannot be fixed in place. Use --fix-dry-run.\n"],
    [["--stdin-filename", "a.tf"], "The option --stdin-filename needs --stdin.\n"],
    [["--fix", "--fix-dry-run"], "Use --fix or --fix-dry-run, not both.\n"],
    [["--no-config", "-c", "x.yaml"], "Use --config or --no-config, not both.\n"],
    [["-c", "x.yaml"], 'The config "x.yaml" does not exist.\n'],
    [["--max-warnings", "many"], '--max-warnings needs a whole number, but got "many".\n'],
    [["--max-warnings", "0.5"], '--max-warnings needs a whole number, but got "0.5".\n'],
    [
      ["--preset", "strickt"],
      'There is no preset "strickt": it is recommended, strict or all. Did you mean "strict"?\n',
    ],
    [["--rule", "role-trst: off"], '--rule: There is no rule "role-trst". Did you mean "role-trust"?\n'],
    [["--rule", "role-trust"], `--rule needs 'NAME: LEVEL', as in --rule 'role-trust: warn', but got "role-trust".\n`],
    [["--rule", "{}"], `--rule needs 'NAME: LEVEL', as in --rule 'role-trust: warn', but got "{}".\n`],
    [
      ["--rule", "role-trust: loud"],
      '--rule: The severity of "role-trust" must be off, warn or error, alone or as [LEVEL, { … }].\n',
    ],
    [
      ["--policy-type", "role"],
      'There is no policy type "role": it is identity, trust, resource, boundary, scp or rcp.\n',
    ],
    [["--account", "1"], '--account needs 12 digits, but got "1".\n'],
    [["--region", "europe"], '--region needs a region such as eu-west-1, but got "europe".\n'],
    [["--region="], "The option --region needs a value: --region NAME.\n"],
    [["--cache", "--cache-location="], "The option --cache-location needs a value: --cache-location PATH.\n"],
    [["--stdin", "--stdin-filename", ""], "The option --stdin-filename needs a value: --stdin-filename NAME.\n"],
    [["--print-config="], "The option --print-config needs a value: --print-config FILE.\n"],
    [["--ignore-pattern="], "The option --ignore-pattern needs a value: --ignore-pattern GLOB.\n"],
    [["--stdin", "--changed-since", "HEAD"], "Use --stdin or --changed-since, not both.\n"],
    [["lsp", "--stdio", "a.yaml"], "dmslint lsp takes no paths: the editor says which documents are open.\n"],
    [["--list-rules", "a.yaml"], "--list-rules lists every rule that is here. It takes no paths.\n"],
    [["--list-rules", "--only", "x"], "--list-rules lists every rule that is here. It takes no --only.\n"],
    [["--list-rules", "-o", "x"], "--list-rules lists every rule that is here. It takes no --output-file.\n"],
    [
      ["--print-config", "a.yaml", "--fix"],
      "--print-config prints as JSON what counts for a file. It takes no --fix.\n",
    ],
    [
      ["--print-config", "a.yaml", "--only", "role-trust"],
      "--print-config prints as JSON what counts for a file. It takes no --only.\n",
    ],
    [
      ["--print-config", "a.yaml", "--list-rules"],
      "--list-rules lists every rule that is here. It takes no --print-config.\n",
    ],
    [
      ["--suppress-all", "--suppress-rule", "role-trust"],
      "Use --suppress-all or --suppress-rule, not both: the first one adds the findings of every rule.\n",
    ],
    [["--fix-dry-run", "--suppress-all"], "Use --fix-dry-run or --suppress-all, not both: a dry run writes nothing.\n"],
    [
      ["--fix-suggestions", "--fix-dry-run", "--prune-suppressions"],
      "Use --fix-dry-run or --prune-suppressions, not both: a dry run writes nothing.\n",
    ],
    [["--print-config", "a.yaml", "b.yaml"], "--print-config takes one file, as its value, and no paths.\n"],
    [["--partition", "azure"], '--partition needs a partition such as aws or aws-cn, but got "azure".\n'],
    [[""], 'There is no file or folder "".\n'],
    [["polcy", "a.yaml"], 'There is no command, file or folder "polcy". Did you mean "policy"?\n'],
    [["--diff", "Policy"], 'There is no command, file or folder "Policy". Did you mean "policy"?\n'],
    [["help"], 'There is no command, file or folder "help". Did you mean "--help"?\n'],
    [["-"], 'There is no command, file or folder "-". Did you mean "--stdin"?\n'],
    [["lint", "a.yaml"], 'There is no command, file or folder "lint". dmslint lints without a command.\n'],
    [["config"], 'There is no file or folder "config".\n'],
    [
      [String.raw`templates\*.yaml`],
      String.raw`No file matches "templates\*.yaml". Did you mean "templates/*.yaml"?` + "\n",
    ],
    [
      [String.raw`--ignore-pattern=templates\*.yaml`],
      String.raw`--ignore-pattern: A glob has / between folders, and not \. Write "templates/*.yaml".` + "\n",
    ],
    [
      ["--ignore-pattern=../legacy/**"],
      '--ignore-pattern: A glob begins at the working folder and matches nothing outside of it. Leave out "..", or run dmslint in a folder above.\n',
    ],
    [["diff"], 'There is no file or folder "diff".\n'],
    [["a.yaml", "polcy"], 'There is no file or folder "polcy".\n'],
    [["templates"], 'There is no file or folder "templates".\n'],
    [["pol?cy"], 'No file matches "pol?cy".\n'],
    [["--var", "x"], "--var needs NAME=VALUE, with the name before an equals sign.\n"],
    [["--var-file", "x.tfvars"], 'The file of --var-file "x.tfvars" does not exist.\n'],
    [
      ["-f", "htm"],
      'There is no format "htm". There are stylish, full, compact, json, sarif, junit, checkstyle, github, gitlab, markdown and html, or give the path of a module.\n',
    ],
  ])("%j", async (argv, stderr) => {
    expect(await runMain(workspace({ "a.yaml": ordered }), argv)).toEqual({ status: 2, stdout: "", stderr });
  });

  it.each([
    ["gone.yaml", 'The config "gone.yaml" does not exist.\n'],
    ["wrong.yaml", 'wrong.yaml:1:1: There is no key "rulez" in a config. Did you mean "rules"?\n'],
  ])("refuses the config %s also where nothing is linted", async (config, stderr) => {
    const cwd = workspace({ "notes.md": "", "wrong.yaml": "rulez: {}\n" });
    for (const command of [[], ["policy"], ["graph"]])
      expect(await runMain(cwd, [...command, "-c", config, "notes.md"])).toEqual({ status: 2, stdout: "", stderr });
  });

  it("takes a file with nearly the name of a command for a file", async () => {
    expect(await runMain(workspace({ "graf/a.yaml": ordered }), ["graf"])).toMatchObject({ status: 0, stderr: "" });
  });

  it("says why a folder gives nothing", async () => {
    const cwd = workspace({
      "sub/a.txt": "",
      "b.json": "{}",
      "c.yaml": ordered,
      "dmslint.config.yaml": "ignores: [c.yaml]\n",
    });
    expect((await runMain(cwd, ["sub"])).stderr).toBe(
      'There is nothing to lint in "sub": there is no CloudFormation template, Terraform file, Terraform plan or IAM policy.\n',
    );
    expect((await runMain(cwd, [])).stderr).toBe(
      'There is nothing to lint in this folder: "ignores" in the config excludes every file there.\n',
    );
  });

  it("notes a named file that is skipped, and goes on", async () => {
    const cwd = workspace({ "a.yaml": unordered, "package.json": "{}", "x.tfvars": "a = 1\n" });
    const run = await runMain(cwd, ["package.json", "x.tfvars", "a.yaml"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toBe(
      '"x.tfvars" is skipped: it only has values. Lint its module, with --var-file if Terraform would need it.\n' +
        '"package.json" is skipped: it is not a CloudFormation template, Terraform file, Terraform plan or IAM policy.\n',
    );
  });

  it("passes over a named link that leads nowhere or out of the project", async () => {
    const outside = workspace({ "a.yaml": unordered });
    const cwd = workspace({ "b.yaml": ordered });
    symlinkSync(join(outside, "a.yaml"), join(cwd, "out.yaml"));
    symlinkSync("nowhere", join(cwd, "dangling.yaml"));
    expect(await runMain(cwd, ["out.yaml", "dangling.yaml", "b.yaml"])).toEqual({
      status: 0,
      stdout: "",
      stderr:
        '"dangling.yaml" is skipped: its link leads nowhere.\n' +
        '"out.yaml" is skipped: its link leads out of the project.\n',
    });
  });

  it.each([
    [3, '"0.json", "1.json" and "2.json" are'],
    [8, '"0.json", "1.json", "2.json", "3.json", "4.json" and 3 more are'],
  ])("notes %d of them in one line", async (count, names) => {
    const paths = Array.from({ length: count }, (_, index) => `${String(index)}.json`);
    const cwd = workspace(Object.fromEntries(paths.map((path) => [path, "{}"])));
    expect(await runMain(cwd, paths)).toEqual({
      status: 0,
      stdout: "",
      stderr: `${names} skipped: none of them is a CloudFormation template, Terraform file, Terraform plan or IAM policy.\n`,
    });
  });
});

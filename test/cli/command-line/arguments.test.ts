import { failure, isFailure } from "../../../src/source/index.js";
import { describe, expect, it } from "vitest";
import { readArguments } from "../../../src/cli/command-line/arguments.js";
import { helpText } from "../../../src/cli/command-line/help.js";
import { optionsOf } from "../../../src/cli/options/command.js";
import { namedCommands } from "../../../src/cli/command-line/commands.js";
import { allOptions } from "../../../src/cli/options/options.js";
import { defaultFormat, formatNames } from "../../../src/formatters/index.js";

describe("readArguments", () => {
  it("tells paths and options apart, in any order", () => {
    const args = readArguments([
      "a.yaml",
      "--rule",
      "x: off",
      "-f",
      "json",
      "--rule=y: warn",
      "--fix",
      "b.yaml",
      "--",
      "--c",
    ]);
    if (isFailure(args)) throw new Error(args.message);
    expect(args.paths).toEqual(["a.yaml", "b.yaml", "--c"]);
    expect(args.values("rule")).toEqual(["x: off", "y: warn"]);
    expect(args.value("format")).toBe("json");
    expect(args.has("fix")).toBe(true);
    expect(args.has("quiet")).toBe(false);
  });

  it("takes the last value of an option that has one", () => {
    const args = readArguments(["-f", "json", "-f", "stylish"]);
    expect(isFailure(args) ? args : args.value("format")).toBe("stylish");
  });

  it("keeps a number with a minus as a value", () => {
    const args = readArguments(["--max-warnings", "-1"]);
    expect(isFailure(args) ? args : args.value("max-warnings")).toBe("-1");
  });

  it.each([[["-f=json"]], [["-fjson"]], [["-f", "json"]], [["--format=json"]], [["-hf=json"]]])(
    "reads the format in %j",
    (argv) => {
      const args = readArguments(argv);
      expect(isFailure(args) ? args : args.value("format")).toBe("json");
    },
  );

  it("keeps an equals sign in a value", () => {
    const args = readArguments(["-o==x", "--cache-location==y", "--rule", "=z"]);
    if (isFailure(args)) throw new Error(args.message);
    expect([args.value("output-file"), args.value("cache-location"), args.value("rule")]).toEqual(["=x", "=y", "=z"]);
  });

  it.each([
    [["a.yaml", "lsp"], "lint", ["a.yaml", "lsp"]],
    [["./lsp"], "lint", ["./lsp"]],
    [["--", "lsp"], "lint", ["lsp"]],
    [["lsp", "a.yaml"], "lsp", ["a.yaml"]],
    [["--region", "eu-west-1", "lsp", "lsp"], "lsp", ["lsp"]],
    [["constructor"], "lint", ["constructor"]],
  ])("%j is for the command %s", (argv, command, paths) => {
    const args = readArguments(argv);
    expect(isFailure(args) ? args : [args.command.name, args.paths]).toEqual([command, paths]);
  });

  it.each<[readonly string[], string]>([
    [["--fix", "--output-file=main.tf"], "--output-file=main.tf"],
    [["a.json", "-dash.json"], "-dash.json"],
    [["-o.json", "a.json"], "-o.json"],
    [["--output-file=main.tf", "--"], "--"],
  ])("takes no name of a file in %j for an option", (argv, name) => {
    const word = argv.find((one) => one === name && one !== "--") ?? "--output-file=main.tf";
    const files = new Set([name, word, "a.json"]);
    expect(readArguments(argv, (one) => files.has(one))).toEqual(
      failure(
        `"${word}" looks like an option, and is the name of a file here. Write options first, then --, then names of files.`,
      ),
    );
  });

  it.each<[readonly string[], readonly string[]]>([
    [
      ["--fix", "--", "--output-file=main.tf", "--fix"],
      ["--output-file=main.tf", "--fix"],
    ],
    [["--fix", "-o", "main.tf", "x.tf"], ["x.tf"]],
    [["--fix", "--max-warnings", "-1"], []],
    [["lsp", "--stdio"], []],
  ])("tells files and options apart in %j", (argv, paths) => {
    const files = new Set(["--output-file=main.tf", "--stdio", "main.tf", "x.tf", "-1"]);
    if (argv.includes("--")) files.add("--fix");
    const args = readArguments(argv, (one) => files.has(one));
    expect(isFailure(args) ? args : args.paths).toEqual(paths);
  });

  it.each([
    [["--fromat", "json"], 'There is no option "--fromat". Did you mean "--format"?'],
    [["-z"], 'There is no option "-z". dmslint --help lists them.'],
    [["--format"], "The option --format needs a value: --format NAME."],
    [["--format", "--fix"], "The option --format needs a value: --format NAME."],
    [["-o"], "The option -o needs a value: -o FILE."],
    [["-o=", "a.yaml"], "The option -o needs a value: -o FILE."],
    [["--fix=yes"], "The option --fix takes no value."],
    [["lsp", "--fix"], '"dmslint lsp" does not take the option --fix: it is an option of "dmslint".'],
    [["lsp", "-f", "json"], '"dmslint lsp" does not take the option -f: it is an option of "dmslint".'],
    [["--stdio"], '"dmslint" does not take the option --stdio: it is an option of "dmslint lsp".'],
    [["lsp", "--regoin"], 'There is no option "--regoin". Did you mean "--region"?'],
    [["lsp", "-z"], 'There is no option "-z". dmslint lsp --help lists them.'],
    [["--output-format=json"], 'There is no option "--output-format". Here it is --format NAME.'],
    [["--select", "x"], 'There is no option "--select". Here it is --only NAME.'],
    [["-q", "x.tf"], 'There is no option "-q". Here it is --quiet.'],
    [["--recursive"], 'There is no option "--recursive". Folders are linted with everything that is in them.'],
    [
      ["--output", "json"],
      '"dmslint" does not take the option --output: it is an option of "dmslint policy", "dmslint explain" and "dmslint graph". Here it is --format NAME.',
    ],
    [["policy", "-q"], 'There is no option "-q". dmslint policy --help lists them.'],
    [["scan", "x.tf"], 'There is no command, file or folder "scan". dmslint lints without a command.'],
  ])("refuses %j", (argv, message) => {
    expect(readArguments(argv)).toEqual(failure(message));
  });
});

describe("helpText", () => {
  const text = helpText();

  it("fits 80 columns", () => {
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("names every format", () => {
    const { help = "" } = allOptions.find(({ name }) => name === "format") ?? {};
    expect(formatNames).toContain(defaultFormat);
    expect(help.replace(" (default)", "").split(", ").slice(0, -1)).toEqual(formatNames);
  });

  it("names every option, and no other", () => {
    const named = [...text.matchAll(/^ {2}(?:-\w, | {4})--([\w-]+)/gm)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(allOptions.map(({ name }) => name)));
  });

  it("names every command, and no other", () => {
    const names = namedCommands.map(({ name }) => name);
    expect([...text.matchAll(/^ {2}dmslint (\w+) /gm)].map(([, name]) => name)).toEqual(names);
  });
});

describe.each(namedCommands)("the help of $name", (command) => {
  const text = helpText(command);

  it("fits 80 columns and begins with the command", () => {
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(text.startsWith(`dmslint ${command.name}: `)).toBe(true);
  });

  it("names the options that the command takes", () => {
    expect(command.takes.filter((name) => !allOptions.some((option) => option.name === name))).toEqual([]);
    const named = [...text.matchAll(/^ {2}(?:-\w, | {4})--([\w-]+)/gm)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(
      optionsOf(command)
        .map(({ name }) => name)
        .toSorted(),
    );
  });
});

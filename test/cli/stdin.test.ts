import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { passesAll, subnetGroup, unordered, unorderedModule } from "./templates.js";
import { parse } from "./json-results.js";

describe("--stdin", () => {
  it("knows a template by its content", async () => {
    const cwd = workspace({});
    expect(await runMain(cwd, ["--stdin"], { stdin: unordered })).toMatchObject({ status: 1, stderr: "" });
    expect(await runMain(cwd, ["--stdin"], { stdin: passesAll })).toMatchObject({ status: 1, stderr: "" });
  });

  it("reads UTF-16 with a byte order mark", async () => {
    const stdin = Buffer.from(`\uFEFF${unordered}`, "utf16le");
    expect(await runMain(workspace({}), ["--stdin"], { stdin })).toMatchObject({ status: 1 });
  });

  it("takes the place of the file in its module", async () => {
    const cwd = workspace({ "m/iam.tf": unorderedModule, "m/main.tf": "" });
    const run = await runMain(cwd, ["--stdin", "--stdin-filename", "m/main.tf", "-f", "json"], { stdin: subnetGroup });
    const main = parse(run.stdout).find(({ filePath }) => filePath === join(cwd, "m/main.tf"));
    expect(main?.messages).toMatchObject([{ ruleId: "account-role-order", line: 1 }]);
  });

  it("obeys the config of the file it stands for", async () => {
    const cwd = workspace({ "m/dmslint.config.yaml": "rules: { account-role-order: off }\n" });
    const argv = ["--stdin", "--stdin-filename", "m/a.yaml"];
    expect(await runMain(cwd, argv, { stdin: unordered })).toMatchObject({ status: 0, stdout: "" });
  });

  it("is on no baseline without a name", async () => {
    const cwd = workspace({});
    expect(await runMain(cwd, ["--stdin", "--suppress-all"], { stdin: unordered })).toEqual({
      status: 2,
      stdout: "",
      stderr: "The baseline is about files. Name the text on stdin with --stdin-filename for --suppress-all.\n",
    });
    const named = ["--stdin", "--stdin-filename", "a.yaml", "--suppress-all"];
    expect(await runMain(cwd, named, { stdin: unordered })).toMatchObject({ status: 0 });
  });

  it("refuses a text it does not recognise, and passes over one with a name", async () => {
    const cwd = workspace({});
    expect(await runMain(cwd, ["--stdin"], { stdin: "hello" })).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "The format of the text is not known. Name the text with --stdin-filename NAME, such as main.tf or stack.yaml.\n",
    });
    expect(await runMain(cwd, ["--stdin", "--stdin-filename", "x.json"], { stdin: "{}" })).toMatchObject({
      status: 0,
      stdout: "",
    });
  });
});

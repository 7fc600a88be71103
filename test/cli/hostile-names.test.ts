import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatNames } from "../../src/formatters/index.js";
import { visible, visibleLines } from "../../src/source/index.js";
import { workspace } from "../workspace/workspace.js";
import { dmslint } from "./program.js";

/** Clears a terminal, and begins a line that GitHub reads as a command. */
const attack = "\u001b[2J\r\n::stop-commands::x\n::error::\u202egnorw";
const shown = "\\u{1b}[2J";

const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: `s3:Get${attack}`, Resource: "*" }] });
const template = JSON.stringify({
  Resources: {
    [`Role${attack}`]: {
      Type: "AWS::IAM::Policy",
      Properties: { PolicyName: attack, Roles: [attack], PolicyDocument: JSON.parse(policy) as unknown },
    },
  },
});

/** Formats of files that programs read. They are JSON or markup, with an escape of their own. */
const forPrograms = ["json", "gitlab", "sarif", "junit", "checkstyle", "html"];

function hostile(): string {
  const cwd = workspace({
    [`${attack}.json`]: policy,
    "stack.json": template,
    [`broken${attack}.json`]: '{ "Statement": [',
    [`other${attack}.txt`]: "",
  });
  symlinkSync("nowhere", join(cwd, `link${attack}.json`));
  return cwd;
}

/** What has an effect on a terminal, and lines that GitHub would read as commands of the attacker. */
function effects(text: string): readonly string[] {
  return text.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|^::(stop-commands|error::).*/gm) ?? [];
}

describe("names and texts that are commands to a terminal or to CI", () => {
  it.each(formatNames.filter((name) => !forPrograms.includes(name)))(
    "have no effect in the format %s",
    async (format) => {
      const { status, stderr, stdout } = await dmslint(
        hostile(),
        ".",
        `other${attack}.txt`,
        "-f",
        format,
        "--not-judged",
      );
      expect(status).toBe(1);
      expect(effects(stdout)).toEqual([]);
      expect(effects(stderr)).toEqual([]);
      expect(stdout).toContain(shown);
      expect(stderr).toContain(shown);
    },
  );

  it.each(["json", "gitlab", "sarif"])("are escaped as JSON in the format %s, and stay as they are", async (format) => {
    const { stdout } = await dmslint(hostile(), "-f", format);
    expect(stdout.match(/[\u0000-\u0009\u000b-\u001f]/g)).toBeNull();
    expect(stdout).toContain("\\u001b[2J");
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  it.each([
    ["a key of a config", { "dmslint.config.json": JSON.stringify({ [attack]: 1 }) }],
    ["a rule of a config", { "dmslint.config.json": JSON.stringify({ rules: { [attack]: "warn" } }) }],
    ["the extends of a config", { "dmslint.config.json": JSON.stringify({ extends: attack }) }],
    ["a plugin of a config", { "dmslint.config.json": JSON.stringify({ plugins: [attack], rules: { [attack]: 1 } }) }],
  ])("have no effect in a message about %s", async (_, files) => {
    const cwd = workspace({ ...files, "p.json": policy });
    for (const argv of [[], ["--no-plugins"], ["--print-config", "p.json", "--no-plugins"]]) {
      const { stderr } = await dmslint(cwd, ...argv);
      expect(effects(stderr)).toEqual([]);
    }
    expect((await dmslint(cwd)).stderr).toContain(shown);
  });

  it("are found character by character", () => {
    expect(visible("a\tb\n\u007f\u009b\u202e")).toBe("a\\u{9}b\\u{a}\\u{7f}\\u{9b}\\u{202e}");
    expect(visibleLines("a\nb\r\nc\rd")).toBe("a\nb\r\nc\\u{d}d");
    expect(visible("dms-vpc-role ñ 日本語 🙂 ✖")).toBe("dms-vpc-role ñ 日本語 🙂 ✖");
  });
});

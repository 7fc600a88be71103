import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { completedCommands } from "../../../src/cli/command-line/completion.js";
import { workspace } from "../../workspace/workspace.js";
import { runMain } from "../run-main.js";

async function script(shell: string): Promise<string> {
  const { stdout, status } = await runMain("/", ["--completion", shell]);
  expect(status).toBe(0);
  return stdout;
}

const hasFish = hasShell("fish");
const hasZsh = hasShell("zsh");

/** In CI, a shell that is missing is a failure. */
function hasShell(name: string): boolean {
  return spawnSync(name, ["--version"]).status === 0 || Boolean(process.env.CI);
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  ["dmslint --fi", ["--fix", "--fix-dry-run", "--fix-suggestions", "--fix-type"]],
  ["dmslint --format ch", ["checkstyle"]],
  ["dmslint -f mark", ["markdown"]],
  ["dmslint pol", ["policy"]],
  ["dmslint policy --output ", ["cloudformation", "json", "terraform"]],
  ["dmslint explain --output ", ["json", "text"]],
  ["dmslint a.yaml --only role-tr", ["role-trust"]],
  ["dmslint --preset s", ["strict"]],
];

describe("--completion bash", () => {
  it.each([...cases, ["dmslint --format = ch", ["checkstyle"]] as const, ["dmslint st", ["stack.yaml"]] as const])(
    "completes %s",
    async (line, expected) => {
      const cwd = workspace({ "stack.yaml": "" });
      const call = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dmslint; printf "%s\\n" "${COMPREPLY[@]}"';
      const { stderr, stdout } = spawnSync(
        "bash",
        ["-c", `${await script("bash")}\n${call}`, "-", ...line.split(" ")],
        {
          cwd,
          encoding: "utf8",
        },
      );
      expect(stderr).toBe("");
      expect(
        stdout
          .split("\n")
          .filter((one) => one !== "")
          .sort(),
      ).toEqual(expected);
    },
  );
});

describe.skipIf(!hasFish)("--completion fish", () => {
  it.each(cases)("completes %s", async (line, expected) => {
    const cwd = workspace({});
    const call = `${await script("fish")}\ncomplete -C '${line}'`;
    const { stdout } = spawnSync("fish", ["--no-config", "-c", call], { cwd, encoding: "utf8" });
    const found = stdout.split("\n").map((one) => one.split("\t")[0]);
    for (const one of expected) expect(found).toContain(one);
  });
});

describe.skipIf(!hasZsh)("--completion zsh", () => {
  it("is a script that zsh reads", async () => {
    const { stderr, status } = spawnSync("zsh", ["-n"], { input: await script("zsh"), encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });
});

describe("--completion", () => {
  it.each(["bash", "zsh", "fish"])("has every option of every command for %s", async (shell) => {
    const text = await script(shell);
    const options = completedCommands().flatMap((command) => command.options);
    expect(options.length).toBeGreaterThan(80);
    const written = (name: string): string => (shell === "fish" ? `-l ${name} ` : `--${name}`);
    expect(options.filter(({ name }) => !text.includes(written(name)))).toEqual([]);
  });

  it.each([["tcsh"], ["Bash"]])("refuses %s", async (shell) => {
    expect(await runMain("/", ["--completion", shell])).toEqual({
      status: 2,
      stdout: "",
      stderr: `There is no completion for "${shell}": --completion is bash, zsh or fish.\n`,
    });
  });
});

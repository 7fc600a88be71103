import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, passesAll, unordered, withoutRole } from "./templates.js";

/** Its rule reports each statement, and writes a letter for each into the file "judged". */
const plugin = `import { appendFileSync } from "node:fs";
export default { name: "own", rules: [{
  name: "own/counting",
  meta: { type: "problem", docs: { description: "Reports all." }, messages: { found: "A statement." } },
  create: (context) => ({
    Statement(statement) {
      appendFileSync(new URL("judged", import.meta.url), "x");
      context.report({ node: statement, address: "", messageId: "found" });
    },
  }),
}] };
`;

describe("findings that go onto the baseline", () => {
  it.each([["--suppress-all"], ["--suppress-rule", "own/counting"]])(
    "are found by one lint: %s",
    async (...options) => {
      const cwd = workspace({
        "p.json": passesAll,
        "plugin.mjs": plugin,
        "dmslint.config.yaml": "plugins: [./plugin.mjs]\nrules: { own/counting: error }\n",
      });
      expect(await runMain(cwd, ["--only", "own/counting", ...options])).toMatchObject({
        status: 0,
        stderr: expect.stringContaining("1 new.") as string,
      });
      expect(readFileSync(join(cwd, "judged"), "utf8")).toBe("x");
    },
  );

  it.each([
    [["--suppress-all"], "1 entry now, 1 new", 0],
    [["--suppress-rule", "account-role-order"], "0 entries now, 0 new", 1],
  ])("are those that --fix leaves, as in ESLint: %j", async (options, words, status) => {
    const cwd = workspace({ "a.yaml": unordered, "p.json": passesAll });
    const all = [...options, "--only", "account-role-order,pass-role-scope", "--fix"];
    expect(await runMain(cwd, all)).toMatchObject({
      status,
      stderr: `The baseline "dmslint-suppressions.json" has ${words}.\n`,
    });
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(ordered);
    expect(readFileSync(join(cwd, "p.json"), "utf8")).toBe(passesAll);
    expect((await runMain(cwd, all.slice(-3))).status).toBe(status);
  });

  it("are none that suggestions mend", async () => {
    const cwd = workspace({ "b.yaml": withoutRole });
    const { stderr } = await runMain(cwd, ["--suppress-all", "--fix-suggestions"]);
    expect(stderr).toContain("0 entries now, 0 new.");
    expect(readFileSync(join(cwd, "b.yaml"), "utf8")).toContain("RoleName: dms-vpc-role");
  });

  it("stay as they are once they are there", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    expect((await runMain(cwd, ["--suppress-all"])).stderr).toContain("1 new.");
    for (const options of [[], ["--suppress-all"], ["--prune-suppressions"]])
      expect((await runMain(cwd, [...options, "--fix"])).status).toBe(0);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(unordered);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { passesAll, unordered } from "./templates.js";

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

  it("stay as they are while other rules are fixed", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    const all = ["--suppress-rule", "account-role-order", "--fix"];
    expect((await runMain(cwd, all)).stderr).toContain("1 new.");
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(unordered);
    expect((await runMain(cwd, ["--fix"])).status).toBe(0);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(unordered);
  });
});

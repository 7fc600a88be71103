import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { groupFile, lakeFile, roleFile, yamlStack } from "../lsp/templates.js";
import { home, recipe } from "./recipes.js";
import { inTerminal, keys, pause, type Terminal } from "./terminal.js";

/** In CI Helix is installed, and a test that is skipped would prove nothing. */
const isMissing = spawnSync("hx", ["--version"]).error !== undefined && !process.env.CI;

/** What Helix draws beside a line with a finding. The words follow where the cursor is. */
const mark = "●";

/** Opens the first of some files in Helix. */
function inHelix(files: Readonly<Record<string, string>>): { readonly helix: Terminal; readonly text: () => string } {
  const [opened = ""] = Object.keys(files);
  const { env, folder } = home({ ...files, "CONFIG_HOME/helix/languages.toml": recipe("Helix", "toml") });
  const helix = inTerminal(`hx ${opened}`, { cwd: folder, env });
  return { helix, text: () => readFileSync(join(folder, opened), "utf8") };
}

describe.skipIf(isMissing)("the recipe for Helix", () => {
  it("shows the findings in HCL, at the cursor", async () => {
    const { helix } = inHelix({ "dms.tf": groupFile, "iam.tf": roleFile });
    await helix.see("must depend on role");
    helix.press(`:q!${keys.enter}`);
    await helix.ended();
  }, 60_000);

  it("goes to the finding in YAML", async () => {
    const { helix } = inHelix({ "stack.yaml": yamlStack });
    await helix.see(mark);
    helix.press("]d");
    await helix.see("must depend on role");
    helix.press(`:q!${keys.enter}`);
    await helix.ended();
  }, 60_000);

  it("applies the quick fix", async () => {
    const { helix, text } = inHelix({ "dms.tf": groupFile, "iam.tf": roleFile });
    await helix.see(mark);
    helix.press(" a");
    await helix.see('Fix: insert "depends_on');
    helix.press(keys.enter);
    await helix.see("depends_on");
    helix.press(`:wq${keys.enter}`);
    await helix.ended();
    expect(text()).toBe(groupFile.replace("}\n", "\n  depends_on = [aws_iam_role_policy_attachment.vpc]\n}\n"));
  }, 60_000);

  it("hovers, completes, and has no rename", async () => {
    const { helix } = inHelix({ "dms.tf": lakeFile });
    await helix.see(mark);
    helix.press(`/service_acc${keys.enter} k`);
    await helix.see("missing: s3:DeleteObject");
    helix.press(keys.escape);
    await pause();
    helix.press(`/s3:Put${keys.enter}a${keys.completion}`);
    await helix.see("s3:PutBucketAcl");
    helix.press(keys.escape);
    await pause();
    helix.press(keys.escape);
    await pause();
    helix.press(" r");
    await helix.see("No configured language server supports symbol renaming");
    helix.press(`:q!${keys.enter}`);
    await helix.ended();
  }, 60_000);
});

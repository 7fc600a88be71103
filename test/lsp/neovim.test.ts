import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { groupFile, roleFile } from "./templates.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The Lua on the page: what people are told to write. */
function recipe(): string {
  const page = readFileSync(`${root}docs/editors.md`, "utf8");
  const [section = ""] = page.split("## Neovim\n").at(1)?.split(/^## /m) ?? [];
  const blocks = [...section.matchAll(/^```lua\n(.*?)^```$/gms)].map(([, lua = ""]) => lua);
  expect(blocks, "docs/editors.md has no recipe for Neovim").not.toEqual([]);
  return blocks.join("\n");
}

/** Waits for the diagnostic, applies the fix, and waits until nothing is left to say. */
const drive = (fix: string): string => `
local seen = {}
local function wait(what, isSo)
  if not vim.wait(20000, isSo, 20) then
    seen.failed = "waited in vain for " .. what
    error(seen.failed)
  end
end
pcall(function()
  wait("a diagnostic", function() return #vim.diagnostic.get(0) > 0 end)
  seen.diagnostics = vim.diagnostic.get(0)
  vim.api.nvim_win_set_cursor(0, { seen.diagnostics[1].lnum + 1, seen.diagnostics[1].col })
  local before = vim.api.nvim_buf_get_changedtick(0)
  ${fix}
  wait("the fix", function() return vim.api.nvim_buf_get_changedtick(0) ~= before end)
  wait("the new diagnostics", function() return #vim.diagnostic.get(0) == 0 end)
  seen.lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
end)
vim.fn.writefile({ vim.json.encode(seen) }, "seen.json")
vim.cmd("qall!")
`;

interface Seen {
  readonly failed?: string;
  readonly diagnostics?: readonly { readonly code?: string; readonly lnum: number; readonly source?: string }[];
  readonly lines?: readonly string[];
}

/** In CI Neovim is installed, and a test that is skipped would prove nothing. */
const isMissing = spawnSync("nvim", ["--version"]).error !== undefined;

describe.skipIf(isMissing && !process.env.CI)("the recipe for Neovim", () => {
  it.each([
    [
      "the quick fix",
      "vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })",
    ],
    ["all fixes by the command", 'vim.cmd("DmslintFix")'],
  ])(
    "shows the diagnostic and applies %s",
    (_what, fix) => {
      const folder = workspace({
        "project/iam.tf": roleFile,
        "project/dms.tf": groupFile,
        "init.lua": recipe(),
        "drive.lua": drive(fix),
      });
      mkdirSync(join(folder, "bin"));
      symlinkSync(`${root}bin/dmslint.js`, join(folder, "bin/dmslint"));
      const project = join(folder, "project");
      const home = Object.fromEntries(
        ["CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME"].map((name) => [`XDG_${name}`, join(folder, name)]),
      );
      const { error, stderr } = spawnSync(
        "nvim",
        ["--headless", "-n", "-u", join(folder, "init.lua"), "-S", join(folder, "drive.lua"), "dms.tf"],
        {
          cwd: project,
          env: {
            ...process.env,
            ...home,
            HOME: folder,
            PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH ?? ""}`,
          },
          encoding: "utf8",
          timeout: 60_000,
        },
      );
      expect(error).toBeUndefined();
      const seen = JSON.parse(readFileSync(join(project, "seen.json"), "utf8")) as Seen;
      expect(seen.failed, stderr).toBeUndefined();
      expect(seen.diagnostics).toMatchObject([{ code: "account-role-order", source: "dmslint", lnum: 0 }]);
      const expected = groupFile.replace("}\n", "\n  depends_on = [aws_iam_role_policy_attachment.vpc]\n}\n");
      expect(`${seen.lines?.join("\n") ?? ""}\n`).toBe(expected);
    },
    90_000,
  );
});

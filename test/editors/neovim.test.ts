import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { groupFile, lakeFile, roleFile } from "../lsp/templates.js";
import { inNeovim, isMissing, type NeovimRun } from "./neovim.js";
import { recipe, root } from "./recipes.js";

/** The two ways to set Neovim up: the recipe without a plugin, and the plugin with nothing in init.lua. */
const ways = (): readonly (readonly [string, Pick<NeovimRun, "hasPlugin" | "init">])[] => [
  ["the recipe", { init: recipe("Neovim", "lua") }],
  ["the plugin", { init: "", hasPlugin: true }],
];

/** Waits for the diagnostic, applies the fix, and waits until nothing is left to say. */
const fixing = (fix: string): string => `
  wait("a diagnostic", function() return #vim.diagnostic.get(0) > 0 end)
  seen.diagnostics = vim.diagnostic.get(0)
  vim.api.nvim_win_set_cursor(0, { seen.diagnostics[1].lnum + 1, seen.diagnostics[1].col })
  local before = vim.api.nvim_buf_get_changedtick(0)
  ${fix}
  wait("the fix", function() return vim.api.nvim_buf_get_changedtick(0) ~= before end)
  wait("the new diagnostics", function() return #vim.diagnostic.get(0) == 0 end)
  seen.lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
`;

const quickFix = "vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })";

/** Puts the cursor at a word, and then behind so many letters of it. */
const cursorAt = (word: string, letters: number): string => `
  vim.fn.cursor(1, 1)
  assert(vim.fn.search(${JSON.stringify(word)}, "cW") > 0)
  vim.fn.cursor(vim.fn.line("."), vim.fn.col(".") + ${String(letters)})
`;

/** A window that is not the first one, with this text in it. */
const windowWith = (text: string): string => `
  local function found()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      local whole = table.concat(lines, "\\n")
      if window ~= first and whole:find(${JSON.stringify(text)}, 1, true) then
        seen.shown, seen.filetype = whole, vim.bo[vim.api.nvim_win_get_buf(window)].filetype
        return true
      end
    end
  end
  wait("a window", found)
`;

describe.skipIf(isMissing)("Neovim", () => {
  it.each(
    ways().flatMap(([name, way]) => [
      [`${name}: the quick fix`, way, quickFix] as const,
      [`${name}: all fixes by the command`, way, 'vim.cmd("DmslintFix")'] as const,
    ]),
  )(
    "with %s",
    (_name, way, fix) => {
      const files = { "iam.tf": roleFile, "dms.tf": groupFile };
      const seen = inNeovim({ ...way, files, opened: "dms.tf", lua: fixing(fix) });
      expect(seen).toMatchObject({ diagnostics: [{ code: "account-role-order", source: "dmslint", lnum: 0 }] });
      const expected = groupFile.replace("}\n", "\n  depends_on = [aws_iam_role_policy_attachment.vpc]\n}\n");
      expect(seen).toMatchObject({ lines: expected.split("\n").slice(0, -1) });
    },
    90_000,
  );

  it.each(ways())(
    "with %s hovers, completes, and has no rename",
    (_name, way) => {
      const lua = `
      local first = vim.api.nvim_get_current_win()
      wait("a diagnostic", function() return #vim.diagnostic.get(0) > 0 end)
      ${cursorAt("service_access_role_arn", 1)}
      vim.lsp.buf.hover()
      ${windowWith("s3:DeleteObject")}
      ${cursorAt("s3:PutObject", "s3:Put".length)}
      local params = vim.lsp.util.make_position_params(0, "utf-16")
      local answers = vim.lsp.buf_request_sync(0, "textDocument/completion", params, 10000)
      local _, answer = next(answers)
      seen.items = vim.tbl_map(function(item) return item.label end, answer.result.items or answer.result)
      vim.lsp.buf.rename("other")
      wait("the answer to rename", function() return #told > 0 end)
      seen.told = told`;
      expect(inNeovim({ ...way, files: { "dms.tf": lakeFile }, opened: "dms.tf", lua })).toMatchObject({
        items: expect.arrayContaining(["s3:PutObjectTagging"]) as string[],
        told: [expect.stringMatching(/^\[LSP\] Rename, no matching language servers/)],
      });
    },
    90_000,
  );
});

describe.skipIf(isMissing)("the plugin for Neovim", () => {
  const way = { init: "", hasPlugin: true, files: { "dms.tf": lakeFile }, opened: "dms.tf" };
  const ready = `
    local first = vim.api.nvim_get_current_win()
    wait("a diagnostic", function() return #vim.diagnostic.get(0) > 0 end)`;

  it.each([
    ["DmslintExplain", "bucket_name", "aws_dms_s3_endpoint.target", "text"],
    ["DmslintPolicy", 'name               = "lake"', "s3:DeleteObject", "terraform"],
  ])(
    "shows the result of %s in a window",
    (command, word, text, filetype) => {
      const seen = inNeovim({
        ...way,
        lua: `${ready}${cursorAt(word, 1)}vim.cmd("${command}")${windowWith(text)}seen.told = told`,
      });
      expect(seen).toMatchObject({ shown: expect.stringContaining(text) as string, filetype, told: {} });
    },
    90_000,
  );

  it("opens the graph", () => {
    const lua = `${ready}
      vim.ui.open = function(file) seen.page = table.concat(vim.fn.readfile(file), "\\n") end
      vim.cmd("DmslintGraph")
      wait("the page", function() return seen.page ~= nil end)`;
    expect(inNeovim({ ...way, lua })).toMatchObject({ page: expect.stringMatching(/^<!doctype html>/) as string });
  }, 90_000);

  it("runs the command of a code lens", () => {
    const lua = `${ready}
      vim.lsp.codelens.refresh({ bufnr = 0 })
      wait("a lens", function() return #vim.lsp.codelens.get(0) > 0 end)
      ${cursorAt('resource "aws_iam_role" "lake"', 0)}
      vim.lsp.codelens.run()
      ${windowWith("MISSING: s3:DeleteObject")}`;
    expect(inNeovim({ ...way, lua })).toMatchObject({ filetype: "text" });
  }, 90_000);

  it("says why a command has no result", () => {
    const lua = `
      wait("the server", function() return #vim.lsp.get_clients({ name = "dmslint" }) > 0 end)
      vim.cmd("DmslintGraph")
      wait("a message", function() return #told == 1 end)
      vim.cmd("new")
      vim.cmd("DmslintPolicy")
      wait("a message", function() return #told == 2 end)
      seen.told = told`;
    expect(inNeovim({ ...way, files: { "a.json": "{}" }, opened: "a.json", lua })).toMatchObject({
      told: ["No DMS resource is declared here, so the graph is empty.", "dmslint does not run in this buffer."],
    });
  }, 90_000);

  it("takes options, and the health check names the command", () => {
    const init = `require("dmslint").setup({ cmd = { "dmslint", "lsp", "--stdio", "--preset", "all" }, init_options = { timeLimit = 0 } })`;
    const lua = `
      wait("a message", function() return #told > 0 end)
      seen.told = told
      wait("the start", function() return #vim.lsp.get_clients({ name = "dmslint" }) > 0 end)
      seen.cmd = vim.lsp.get_clients({ name = "dmslint" })[1].config.cmd
      vim.cmd("checkhealth dmslint")
      seen.health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n")`;
    expect(inNeovim({ ...way, init, lua })).toMatchObject({
      told: [expect.stringContaining("the option timeLimit must be a number")],
      cmd: ["dmslint", "lsp", "--stdio", "--preset", "all"],
      health: expect.stringMatching(/OK dmslint \S*\d+\.\d+\.\d+/) as string,
    });
  }, 90_000);

  it("has a configuration for vim.lsp.enable of Neovim 0.11, with which the server starts", () => {
    const lua = `
      local file = vim.api.nvim_get_runtime_file("lsp/dmslint.lua", false)[1]
      vim.lsp.stop_client(vim.lsp.get_clients(), true)
      wait("the end", function() return #vim.lsp.get_clients() == 0 end)
      local config = dofile(file)
      seen.keys = vim.tbl_keys(config)
      table.sort(seen.keys)
      vim.lsp.start(config)
      wait("a diagnostic", function() return #vim.diagnostic.get(0) > 0 end)`;
    expect(inNeovim({ ...way, lua })).toMatchObject({
      keys: ["cmd", "commands", "filetypes", "init_options", "name", "root_markers"],
    });
  }, 90_000);

  it("has help for each of its commands", () => {
    const lua = `
      local all = vim.tbl_keys(vim.api.nvim_get_commands({}))
      seen.commands = vim.tbl_filter(function(name) return name:find("^Dmslint") ~= nil end, all)`;
    const { commands } = inNeovim({ ...way, lua }) as { readonly commands: readonly string[] };
    const help = readFileSync(`${root}editors/neovim/doc/dmslint.txt`, "utf8");
    const tags = [...help.matchAll(/\*:(\w+)\*/g)].map(([, name]) => name);
    expect(tags.toSorted()).toEqual(commands.toSorted());
  });
});

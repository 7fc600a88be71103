-- Neovim runs this file when it starts.
if vim.g.loaded_dmslint then
  return
end
vim.g.loaded_dmslint = true

if vim.lsp.enable then
  vim.lsp.enable("dmslint")
else
  vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup("dmslint", {}),
    callback = function(event)
      local dmslint = require("dmslint")
      if vim.list_contains(dmslint.config().filetypes, event.match) then
        dmslint.start(event.buf)
      end
    end,
  })
end

for name, command in pairs({
  DmslintFix = { "fix_all", "Apply all fixes of dmslint" },
  DmslintExplain = { "explain", "Explain the resource at the cursor" },
  DmslintPolicy = { "policy", "Show the least policy" },
  DmslintGraph = { "graph", "Show who may do what in the browser" },
}) do
  vim.api.nvim_create_user_command(name, function()
    require("dmslint")[command[1]]()
  end, { desc = command[2] })
end

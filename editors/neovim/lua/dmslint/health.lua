--- `:checkhealth dmslint`
local M = {}

function M.check()
  vim.health.start("dmslint")
  local command = require("dmslint").config().cmd[1]
  if vim.fn.executable(command) == 0 then
    return vim.health.error(command .. " cannot be run", { "npm install --global dmslint", "or set cmd: :help dmslint-setup" })
  end
  local found = vim.system({ command, "--version" }, { text = true }):wait()
  if found.code == 0 then
    vim.health.ok(command .. " " .. vim.trim(found.stdout))
  else
    vim.health.error(command .. " --version fails", { vim.trim(found.stderr) })
  end
end

return M

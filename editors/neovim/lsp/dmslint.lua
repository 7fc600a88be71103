-- Neovim 0.11 and newer read this file: `vim.lsp.enable("dmslint")`.
return require("dmslint").config()

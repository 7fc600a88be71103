import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { groupFile, lakeFile, passesAllPolicy, roleFile, yamlStack } from "../lsp/templates.js";
import { home, recipe } from "./recipes.js";

/** In CI Emacs is installed, and a test that is skipped would prove nothing. */
const isMissing = spawnSync("emacs", ["--version"]).error !== undefined && !process.env.CI;

/**
 * Opens a file and does something in it. What it puts into `seen` is the result. A command loop starts the server and the
 * checks of Flymake when it is idle; without a terminal there is none, so its hook is run here.
 */
const drive = (file: string, lisp: string): string => `;; -*- lexical-binding: t -*-
(defvar seen nil)
(defun see (name value) (push (cons name value) seen))
(defun wait (what is-so)
  (let ((end (+ (float-time) 20)) (found nil))
    (while (not (setq found (funcall is-so)))
      (when (> (float-time) end) (error "waited in vain for %s" what))
      (accept-process-output nil 0.02))
    found))
(defun found () (flymake-start) (flymake-diagnostics))
(condition-case problem
    (progn
      (find-file ${JSON.stringify(file)})
      (see 'mode (symbol-name major-mode))
      (run-hooks 'post-command-hook)
      (wait "the server" #'eglot-managed-p)
${lisp})
  (error (see 'failed (error-message-string problem))))
(with-temp-file "seen.json" (insert (json-encode seen)))
(ignore-errors (eglot-shutdown-all))
`;

const diagnosed = `
  (wait "a diagnostic" #'found)
  (see 'diagnostics (vconcat (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))`;

function inEmacs(files: Readonly<Record<string, string>>, lisp: string): unknown {
  const [opened = ""] = Object.keys(files);
  const { env, folder } = home({ ...files, "init.el": recipe("Emacs", "elisp"), "drive.el": drive(opened, lisp) });
  const start = ["--batch", "-Q", "-l", "init.el", "-l", "drive.el"];
  const { error, stderr } = spawnSync("emacs", start, { cwd: folder, env, encoding: "utf8", timeout: 60_000 });
  expect(error).toBeUndefined();
  const seen = JSON.parse(readFileSync(join(folder, "seen.json"), "utf8")) as { readonly failed?: string };
  expect(seen.failed, stderr).toBeUndefined();
  return seen;
}

describe.skipIf(isMissing)("the recipe for Emacs", () => {
  it.each([
    ["dms.tf", { "dms.tf": groupFile, "iam.tf": roleFile }, "terraform-mode", "must depend on role"],
    ["stack.yaml", { "stack.yaml": yamlStack }, "yaml-mode", "must depend on role"],
    ["policy.json", { "policy.json": passesAllPolicy }, "js-json-mode", "iam:PassRole"],
  ])(
    "shows the findings of %s",
    (_name, files, mode, words) => {
      expect(inEmacs(files, diagnosed)).toMatchObject({
        mode,
        diagnostics: [expect.stringContaining(words) as string],
      });
    },
    90_000,
  );

  it("applies the quick fix", () => {
    const lisp = `${diagnosed}
      (let* ((place (flymake-diagnostic-beg (car (flymake-diagnostics))))
             (actions (eglot-code-actions place place "quickfix"))
             (preferred (seq-find (lambda (action) (plist-get action :isPreferred)) actions)))
        (eglot-execute (eglot-current-server) preferred))
      (eglot--signal-textDocument/didChange)
      (wait "no diagnostics" (lambda () (null (found))))
      (see 'text (buffer-string))`;
    expect(inEmacs({ "dms.tf": groupFile, "iam.tf": roleFile }, lisp)).toMatchObject({
      text: groupFile.replace("}\n", "\n  depends_on = [aws_iam_role_policy_attachment.vpc]\n}\n"),
    });
  }, 90_000);

  it("hovers, completes, and has no rename", () => {
    const lisp = `${diagnosed}
      (search-backward "service_access_role_arn" nil t)
      (goto-char (point-min))
      (search-forward "service_acc")
      (eglot-hover-eldoc-function (lambda (text &rest _) (see 'hover (substring-no-properties text))))
      (wait "the hover" (lambda () (assq 'hover seen)))
      (goto-char (point-min))
      (search-forward "s3:Put")
      (let ((table (nth 2 (eglot-completion-at-point))))
        (see 'items (vconcat (mapcar #'substring-no-properties (all-completions "" table)))))
      (see 'rename (condition-case problem (progn (eglot-rename "other") "renamed") (error (error-message-string problem))))`;
    expect(inEmacs({ "dms.tf": lakeFile }, lisp)).toMatchObject({
      hover: expect.stringContaining("s3:DeleteObject") as string,
      items: expect.arrayContaining([expect.stringMatching(/^s3:PutObjectTagging/)]) as string[],
      rename: expect.stringMatching(/Unsupported or ignored LSP capability/) as string,
    });
  }, 90_000);
});

import type { Arguments } from "./arguments.js";
import type { Host } from "./host.js";
import { readLintOptions } from "./lint-options.js";
import { readRulingOptions } from "./ruling-options.js";
import { rulePageAddress, version } from "./package-files.js";

/** `dmslint lsp --stdio`: runs until the editor ends it. */
export async function lspCommand(args: Arguments, host: Host): Promise<number> {
  if (!args.has("stdio")) return refuse("The language server speaks on stdin and stdout: dmslint lsp --stdio", host);
  const options = readLintOptions(args);
  if (typeof options === "string") return refuse(options, host);
  const ruling = readRulingOptions(args, host);
  if (typeof ruling === "string") return refuse(ruling, host);
  const { serve } = await import("../lsp/index.js");
  serve(
    {
      ruling,
      options: {
        errorsOnly: options.quiet,
        useDirectives: !args.has("no-inline-config"),
        reportUnusedDirectives: args.has("report-unused-disable-directives"),
        ...(options.policyType && { policyType: options.policyType }),
      },
    },
    { version: version(), pageOf: rulePageAddress },
  );
  // The server ends the process itself.
  return new Promise(() => undefined);
}

function refuse(message: string, host: Host): number {
  host.stderr.write(`${message}\n`);
  return 2;
}

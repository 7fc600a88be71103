import { version } from "../../disk/index.js";
import { failure, isFailure } from "../../source/index.js";
import { refuse } from "../process/refuse.js";
import type { Arguments } from "../options/command.js";
import type { Host } from "../process/host.js";
import { readLintOptions } from "../options/lint-options.js";
import { readConfigOptions } from "../options/config-options.js";
import { graphViewerAddress, rulePagesAddress } from "../process/package-files.js";

/** `dmslint lsp --stdio`: runs the language server until the editor ends it. */
export async function lspCommand(args: Arguments, host: Host): Promise<number> {
  if (!args.has("stdio"))
    return refuse(failure("The language server speaks on stdin and stdout: dmslint lsp --stdio"), host);
  if (args.paths.length > 0)
    return refuse(failure("dmslint lsp takes no paths: the editor says which documents are open."), host);
  const options = readLintOptions(args);
  if (isFailure(options)) return refuse(options, host);
  const configOptions = await readConfigOptions(args, host);
  if (isFailure(configOptions)) return refuse(configOptions, host);
  const { serve } = await import("../../lsp/index.js");
  serve(
    {
      configOptions,
      options: {
        errorsOnly: options.quiet,
        useDirectives: !args.has("no-inline-config"),
        reportUnusedDirectives: args.has("report-unused-disable-directives"),
        ...(options.policyType && { policyType: options.policyType }),
      },
    },
    {
      version: version(),
      rulePages: rulePagesAddress(),
      graphViewer: graphViewerAddress(),
      editorProcess: Number(args.value("clientProcessId")),
    },
  );
  return new Promise(() => undefined);
}

import { commands as editorCommands, languages, window, workspace, type ExtensionContext } from "vscode";
import { askLensesAgain } from "./client.js";
import { clickedCommand, commands, countNotJudged } from "./commands.js";
import { pages } from "./pages.js";
import { session, type Session } from "./session.js";
import { lensSetting, liveSettings, section } from "./settings.js";
import { isFollowed, status, type Judged } from "./status.js";

let current: Session | undefined;

/** VS Code calls this when a file of one of the languages is opened, or a folder with a config. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("dmslint", { log: true });
  const [shownPages, shownStatus] = [pages(), status()];
  const own = session({ context, output, onCommand: clickedCommand(shownPages), onChange: () => refresh() });
  current = own;

  /** Only the latest answer is shown. */
  let round = 0;
  function refresh(): void {
    const now = ++round;
    const document = window.activeTextEditor?.document;
    const client = own.client();
    if (!document || !client || !isFollowed(document)) return shownStatus.show(own.state(), undefined);
    const findings = languages.getDiagnostics(document.uri).filter(({ source }) => source === "dmslint").length;
    const show = (judged: Judged): void => shownStatus.show(own.state(), judged);
    show({ findings, notJudged: undefined });
    void countNotJudged(client, client.code2ProtocolConverter.asUri(document.uri)).then((notJudged) => {
      if (now === round) show({ findings, notJudged });
    });
  }

  context.subscriptions.push(
    output,
    shownPages,
    shownStatus,
    ...[...commands(own, shownPages)].map(([name, run]) => editorCommands.registerCommand(name, run)),
    editorCommands.registerCommand("dmslint.restart", () => own.restart()),
    editorCommands.registerCommand("dmslint.showOutput", () => output.show()),
    window.onDidChangeActiveTextEditor(refresh),
    // What is not judged may change where no finding does.
    workspace.onDidSaveTextDocument(refresh),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const shown = window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === shown)) refresh();
    }),
    workspace.onDidGrantWorkspaceTrust(() => own.restart()),
    workspace.onDidChangeConfiguration((change) => {
      const client = own.client();
      if (client && change.affectsConfiguration(lensSetting)) askLensesAgain(client, workspace.textDocuments);
      const isLive = liveSettings.some((name) => change.affectsConfiguration(`${section}.${name}`));
      if (change.affectsConfiguration(section) && !isLive) void own.restart();
    }),
  );
  await own.restart();
}

/** VS Code calls this before it ends, and waits for it. */
export async function deactivate(): Promise<void> {
  await current?.stop();
}

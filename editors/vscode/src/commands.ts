import { basename } from "node:path";
import { window, workspace, type TextEditor } from "vscode";
import {
  CodeActionRequest,
  ExecuteCommandRequest,
  type LanguageClient,
  type Middleware,
} from "vscode-languageclient/node";
import type { Pages } from "./pages.js";
import { messageOf, type Session } from "./session.js";

/** The commands of the server. */
const serverCommands = {
  explain: "dmslint.explain",
  graph: "dmslint.graph",
  leastPolicy: "dmslint.leastPolicy",
  notJudged: "dmslint.notJudged",
} as const;

/** The commands that need the server, by the names that package.json declares. */
export function commands(session: Session, pages: Pages): ReadonlyMap<string, () => Promise<void>> {
  const inEditor = (run: (client: LanguageClient, editor: TextEditor) => Promise<void>) => async (): Promise<void> => {
    const [client, editor] = [session.client(), window.activeTextEditor];
    if (!client) return tell("The server of dmslint does not run. Its output says why.");
    if (!editor) return tell("Open a template, a Terraform file or a policy first.");
    try {
      await run(client, editor);
    } catch (error) {
      tell(messageOf(error));
    }
  };
  return new Map([
    ["dmslint.fixAll", inEditor(fixAll)],
    [
      "dmslint.explainHere",
      inEditor(async (client, editor) => {
        const text = await ask(client, serverCommands.explain, editor, "at cursor");
        if (typeof text === "string") await pages.explanation(text);
        else tell("No resource stands at the cursor.");
      }),
    ],
    [
      "dmslint.showGraph",
      inEditor(async (client, editor) => {
        const html = await ask(client, serverCommands.graph, editor, "whole unit");
        if (typeof html === "string") pages.graph(basename(editor.document.fileName), html);
        else tell(notLinted);
      }),
    ],
    [
      "dmslint.showLeastPolicy",
      inEditor(async (client, editor) => {
        const page = await ask(client, serverCommands.leastPolicy, editor, "at cursor");
        if (isPolicyPage(page)) await pages.policy(page);
        else tell(notLinted);
      }),
    ],
  ]);
}

const notLinted = "dmslint does not lint this file.";

/** Runs a command that the server put into the text, and shows its result. */
export function clickedCommand(pages: Pages): NonNullable<Middleware["executeCommand"]> {
  return async (command, given, next): Promise<unknown> => {
    const result: unknown = await next(command, given);
    if (command === serverCommands.explain && typeof result === "string") await pages.explanation(result);
    return result;
  };
}

/** How much of a file could not be judged. `undefined`: the server does not say. */
export async function countNotJudged(client: LanguageClient, uri: string): Promise<number | undefined> {
  const params = { command: serverCommands.notJudged, arguments: [uri] };
  try {
    const lines: unknown = await client.sendRequest(ExecuteCommandRequest.type, params);
    return Array.isArray(lines) ? lines.length : undefined;
  } catch {
    // A server of the workspace may be older and not have this command.
    return undefined;
  }
}

async function ask(
  client: LanguageClient,
  command: string,
  { document, selection }: TextEditor,
  about: "at cursor" | "whole unit",
): Promise<unknown> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const place = client.code2ProtocolConverter.asPosition(selection.active);
  return client.sendRequest(ExecuteCommandRequest.type, {
    command,
    arguments: about === "at cursor" ? [uri, place] : [uri],
  });
}

async function fixAll(client: LanguageClient, { document }: TextEditor): Promise<void> {
  const { code2ProtocolConverter: toServer, protocol2CodeConverter: toEditor } = client;
  const start = { line: 0, character: 0 };
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: toServer.asTextDocumentIdentifier(document),
    range: { start, end: start },
    context: { diagnostics: [], only: ["source.fixAll.dmslint"] },
  });
  const edit = (actions ?? []).map((action) => ("edit" in action ? action.edit : undefined)).find((one) => one);
  if (!edit) return tell("Nothing in this file can be fixed without changing who may do what.");
  if (!(await workspace.applyEdit(await toEditor.asWorkspaceEdit(edit)))) tell("The editor did not take the fixes.");
}

function isPolicyPage(value: unknown): value is { readonly language: string; readonly text: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "language" in value &&
    typeof value.language === "string" &&
    "text" in value &&
    typeof value.text === "string"
  );
}

function tell(message: string): void {
  void window.showInformationMessage(message);
}

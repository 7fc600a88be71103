import { EventEmitter, Uri, ViewColumn, window, workspace, type TextDocumentContentProvider } from "vscode";

/** Shows what the server gives. */
export interface Pages {
  /** A text to read. */
  explanation(text: string): Promise<void>;
  /** A text to change and to copy. */
  policy(page: PolicyPage): Promise<void>;
  /** A page of HTML that asks for nothing from outside. */
  graph(name: string, html: string): void;
  dispose(): void;
}

export interface PolicyPage {
  readonly language: string;
  readonly text: string;
}

const scheme = "dmslint";
const explanationUri = Uri.from({ scheme, path: "Explanation" });

export function pages(): Pages {
  let shown = "";
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: () => shown,
  };
  const registered = workspace.registerTextDocumentContentProvider(scheme, provider);
  return {
    async explanation(text) {
      shown = text;
      changed.fire(explanationUri);
      const document = await workspace.openTextDocument(explanationUri);
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true });
    },
    async policy({ language, text }) {
      const document = await workspace.openTextDocument({ language, content: text });
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false });
    },
    graph(name, html) {
      // The page has a content security policy of its own, which allows its script and no request.
      const options = { enableScripts: true, localResourceRoots: [], retainContextWhenHidden: true };
      const panel = window.createWebviewPanel("dmslint.graph", `dmslint: ${name}`, ViewColumn.Beside, options);
      panel.webview.html = html;
    },
    dispose() {
      registered.dispose();
      changed.dispose();
    },
  };
}

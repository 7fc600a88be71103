import { readFileSync } from "node:fs";
import { OpenDocument } from "./documents.js";
import { Disposable, EventEmitter } from "./events.js";
import { uriClass, type WorkspaceEdit, type TextEdit, type Uri } from "./values.js";

export interface WorkspaceStart {
  readonly folder: string;
  /** The values of the settings, by their whole names. Others have the defaults of the manifest. */
  readonly settings: ReadonlyMap<string, unknown>;
  readonly isTrusted: boolean;
}

interface ContentProvider {
  readonly provideTextDocumentContent: (uri: Uri) => string;
}

/** `vscode.workspace`, and what the user does with documents and settings. */
export function workspaceOf({ folder, isTrusted, settings }: WorkspaceStart) {
  const Uri = uriClass();
  const opened = new EventEmitter<OpenDocument>();
  const closed = new EventEmitter<OpenDocument>();
  const saved = new EventEmitter<OpenDocument>();
  const changed = new EventEmitter<object>();
  const configured = new EventEmitter<object>();
  const granted = new EventEmitter<undefined>();
  const watchers: { readonly pattern: unknown; readonly changed: EventEmitter<Uri> }[] = [];
  const state = { isTrusted, settings: new Map(settings), untitled: 0 };
  /** The settings that were asked for. */
  const asked = new Set<string>();
  const documents = new Map<string, OpenDocument>();
  const providers = new Map<string, ContentProvider>();
  const keep = (document: OpenDocument): OpenDocument => {
    documents.set(document.uri.toString(), document);
    opened.fire(document);
    return document;
  };
  const edit = (document: OpenDocument, edits: readonly TextEdit[]): void => {
    const contentChanges = document.edit(edits);
    changed.fire({ document, contentChanges, reason: undefined });
  };
  const api = {
    workspaceFolders: [{ uri: Uri.file(folder), name: "folder", index: 0 }],
    notebookDocuments: [],
    get isTrusted() {
      return state.isTrusted;
    },
    get textDocuments() {
      return [...documents.values()];
    },
    ...{ onDidOpenTextDocument: opened.event, onDidCloseTextDocument: closed.event },
    ...{ onDidChangeTextDocument: changed.event, onDidSaveTextDocument: saved.event },
    ...{ onDidChangeConfiguration: configured.event, onDidGrantWorkspaceTrust: granted.event },
    ...{ onWillSaveTextDocument: never, onDidChangeWorkspaceFolders: never, onDidOpenNotebookDocument: never },
    ...{ onDidCloseNotebookDocument: never, onDidChangeNotebookDocument: never, onDidSaveNotebookDocument: never },
    ...{ onDidCreateFiles: never, onDidRenameFiles: never, onDidDeleteFiles: never },
    ...{ onWillCreateFiles: never, onWillRenameFiles: never, onWillDeleteFiles: never },
    getConfiguration: (section: string) => ({
      get(name: string, fallback?: unknown) {
        asked.add(`${section}.${name}`);
        return state.settings.get(`${section}.${name}`) ?? fallback;
      },
    }),
    createFileSystemWatcher(pattern: unknown) {
      const watcher = { pattern, changed: new EventEmitter<Uri>() };
      watchers.push(watcher);
      const events = { onDidChange: watcher.changed.event, onDidCreate: never, onDidDelete: never };
      return { ...events, dispose: () => void watchers.splice(watchers.indexOf(watcher), 1) };
    },
    registerTextDocumentContentProvider(scheme: string, provider: ContentProvider) {
      providers.set(scheme, provider);
      return new Disposable(() => providers.delete(scheme));
    },
    async openTextDocument(what: Uri | { readonly language: string; readonly content: string }) {
      if ("content" in what) {
        const uri = Uri.from({ scheme: "untitled", path: `Untitled-${String(++state.untitled)}` });
        return Promise.resolve(keep(new OpenDocument(uri, what.language, what.content)));
      }
      const text = providers.get(what.scheme)?.provideTextDocumentContent(what);
      return keep(new OpenDocument(what, "plaintext", text ?? readFileSync(what.fsPath, "utf8")));
    },
    async applyEdit(edits: WorkspaceEdit) {
      for (const [uri, own] of edits.entries()) {
        const document = documents.get(uri.toString());
        if (!document) return Promise.resolve(false);
        edit(document, own);
      }
      return Promise.resolve(true);
    },
  };
  return {
    ...{ api, asked, watchers, edit },
    open: (path: string, language: string) =>
      keep(new OpenDocument(Uri.file(path), language, readFileSync(path, "utf8"))),
    close(document: OpenDocument) {
      document.isClosed = true;
      documents.delete(document.uri.toString());
      closed.fire(document);
    },
    configure(name: string, value: unknown) {
      state.settings.set(name, value);
      const affectsConfiguration = (section: string): boolean => name === section || name.startsWith(`${section}.`);
      configured.fire({ affectsConfiguration });
    },
    trust() {
      state.isTrusted = true;
      granted.fire(undefined);
    },
  };
}

/** An event that does not happen in tests. */
const never = (): Disposable => new Disposable(undefined);

import { Disposable, EventEmitter } from "./events.js";
import type { OpenDocument } from "./documents.js";
import type { Uri } from "./values.js";

interface Filter {
  readonly language?: string;
  readonly scheme?: string;
}

export type Selector = string | Filter | readonly (string | Filter)[];

export interface StatusItem {
  text: string;
  detail: string;
  severity: number;
  busy: boolean;
  command: unknown;
}

export interface Diagnostic {
  readonly message: string;
  readonly source: string;
  readonly code: { readonly value: string } | string;
  readonly range: { readonly start: { readonly line: number } };
}

/** Whether a selector is about a document, as `languages.match` says it: 0 is no. Patterns are not used here. */
export function match(selector: Selector, { languageId, uri }: OpenDocument): number {
  const filters = typeof selector === "string" || !("length" in selector) ? [selector] : selector;
  const isMatch = filters.some((filter) => {
    if (typeof filter === "string") return filter === languageId || filter === "*";
    return (filter.language ?? languageId) === languageId && (filter.scheme ?? uri.scheme) === uri.scheme;
  });
  return isMatch ? 10 : 0;
}

type Provider = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

/** `vscode.languages`, with what was registered. */
export function languages() {
  const providers = new Set<{ kind: string; selector: Selector; provider: Provider }>();
  const collections = new Set<Map<string, { uri: Uri; all: readonly Diagnostic[] }>>();
  const statusItems = new Map<string, StatusItem>();
  const changed = new EventEmitter<{ readonly uris: readonly Uri[] }>();
  const register = (kind: string) => (selector: Selector, provider: Provider) => {
    const entry = { kind, selector, provider };
    providers.add(entry);
    return new Disposable(() => providers.delete(entry));
  };
  const getDiagnostics = (uri: Uri): readonly Diagnostic[] =>
    [...collections].flatMap((collection) => collection.get(uri.toString())?.all ?? []);
  const api = {
    match,
    getDiagnostics,
    onDidChangeDiagnostics: changed.event,
    createDiagnosticCollection(name: string) {
      const own = new Map<string, { uri: Uri; all: readonly Diagnostic[] }>();
      collections.add(own);
      const remove = (uri: Uri): void => {
        if (own.delete(uri.toString())) changed.fire({ uris: [uri] });
      };
      const clear = (): void => [...own.values()].forEach(({ uri }) => remove(uri));
      return {
        name,
        set(uri: Uri, all: readonly Diagnostic[] | undefined) {
          own.set(uri.toString(), { uri, all: all ?? [] });
          changed.fire({ uris: [uri] });
        },
        get: (uri: Uri) => own.get(uri.toString())?.all,
        has: (uri: Uri) => own.has(uri.toString()),
        delete: remove,
        clear,
        dispose() {
          clear();
          collections.delete(own);
        },
      };
    },
    createLanguageStatusItem(id: string) {
      const item = { text: "", detail: "", severity: 0, busy: false, command: undefined };
      statusItems.set(id, item);
      return Object.assign(item, { dispose: () => statusItems.delete(id) });
    },
    registerHoverProvider: register("hover"),
    registerCompletionItemProvider: register("completion"),
    registerCodeActionsProvider: register("codeActions"),
    registerCodeLensProvider: register("codeLenses"),
    registerDefinitionProvider: register("definition"),
    registerReferenceProvider: register("references"),
    registerDocumentSymbolProvider: register("symbols"),
    registerDocumentLinkProvider: register("links"),
    registerRenameProvider: register("rename"),
    registerInlayHintsProvider: register("inlayHints"),
    registerWorkspaceSymbolProvider: (provider: Provider) => register("workspaceSymbols")("*", provider),
  };
  return {
    api,
    statusItems,
    /** Listens to what the providers of a kind say of themselves, as that they are to be asked again. */
    listen(kind: string, event: string, onEvent: () => void) {
      for (const { kind: own, provider } of providers) if (own === kind) provider[event]?.(onEvent);
    },
    /** How many providers there are now. */
    count: () => providers.size,
    /** What all providers of a kind for a document give, as VS Code would ask them. */
    async ask(
      kind: string,
      method: string,
      document: OpenDocument,
      ...rest: readonly unknown[]
    ): Promise<readonly unknown[]> {
      const own = [...providers].filter((one) => one.kind === kind && match(one.selector, document) > 0);
      return Promise.all(own.map(({ provider }) => provider[method]?.(document, ...rest)));
    },
  };
}

import { Disposable, EventEmitter } from "./events.js";
import type { OpenDocument } from "./documents.js";
import { enums, records, Position, Selection } from "./values.js";

export interface Editor {
  readonly document: OpenDocument;
  selection: Selection;
}

interface Panel {
  readonly title: string;
  readonly options: { readonly enableScripts: boolean; readonly localResourceRoots: readonly unknown[] };
  readonly webview: { html: string };
}

/** `vscode.window`, with what was shown. */
export function window() {
  const activated = new EventEmitter<Editor | undefined>();
  const visible = new EventEmitter<readonly Editor[]>();
  const tabsChanged = new EventEmitter<object>();
  const [messages, log, panels]: [string[], string[], Panel[]] = [[], [], []];
  const state = { editors: [] as readonly Editor[], active: undefined as Editor | undefined, outputShown: 0 };
  /** What the user presses in a message. */
  let answer: string | undefined;
  const show = async (message: string, ...items: readonly unknown[]): Promise<unknown> => {
    messages.push(message);
    const titleOf = (item: unknown): unknown =>
      typeof item === "object" && item !== null && "title" in item ? item.title : item;
    return Promise.resolve(items.find((item) => answer !== undefined && titleOf(item) === answer));
  };
  const tabOf = ({ document }: Editor): object => ({ input: new records.TabInputText(document.uri) });
  const showEditors = (editors: readonly Editor[], active: Editor | undefined): void => {
    const [opened, closed] = [
      editors.filter((one) => !state.editors.includes(one)),
      state.editors.filter((one) => !editors.includes(one)),
    ];
    Object.assign(state, { editors, active });
    tabsChanged.fire({ opened: opened.map(tabOf), closed: closed.map(tabOf), changed: [] });
    visible.fire(editors);
    activated.fire(active);
  };
  const line = (text: unknown): void => void log.push(String(text));
  const level = new EventEmitter<number>();
  const output = {
    // At this level the client reads how much it has to log.
    ...{ logLevel: enums().LogLevel?.Trace, onDidChangeLogLevel: level.event, name: "dmslint" },
    ...{ append: line, appendLine: line, trace: line, debug: line, info: line, warn: line, error: line },
    show: () => ++state.outputShown,
    ...{ replace: line, clear: () => undefined, hide: () => undefined, dispose: () => undefined },
  };
  const api = {
    get activeTextEditor() {
      return state.active;
    },
    get visibleTextEditors() {
      return state.editors;
    },
    tabGroups: {
      get all() {
        return [{ tabs: state.editors.map(tabOf) }];
      },
      onDidChangeTabs: tabsChanged.event,
    },
    onDidChangeActiveTextEditor: activated.event,
    onDidChangeVisibleTextEditors: visible.event,
    createOutputChannel: () => output,
    showInformationMessage: show,
    showWarningMessage: show,
    showErrorMessage: show,
    withProgress: (_options: object, task: (progress: object) => unknown) => task({ report: () => undefined }),
    async showTextDocument(document: OpenDocument, options?: { readonly preserveFocus?: boolean }) {
      const editor = editorOf(document);
      showEditors([...state.editors, editor], options?.preserveFocus === true ? state.active : editor);
      return Promise.resolve(editor);
    },
    createWebviewPanel(_type: string, title: string, _column: number, options: Panel["options"]) {
      const panel = { title, options, webview: { html: "" } };
      panels.push(panel);
      return Object.assign(panel, new Disposable(() => undefined));
    },
  };
  return {
    ...{ api, messages, log, panels, state },
    answer: (title: string | undefined) => void (answer = title),
    close: (document: OpenDocument) =>
      showEditors(
        state.editors.filter((one) => one.document !== document),
        state.active?.document === document ? undefined : state.active,
      ),
  };
}

function editorOf(document: OpenDocument): Editor {
  return { document, selection: new Selection(new Position(0, 0), new Position(0, 0)) };
}

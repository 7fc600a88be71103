import type { EditorState, Text, TransactionSpec } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import type { FileEdit } from "../../../src/linter/index.js";
import type { TextFile } from "../protocol.js";
import { stateOf } from "./editor.js";
import { nameOfPasted } from "./pasted-name.js";

/** What changed: a text, which files there are, or only which one is in the editor. */
export type Change = "text" | "files" | "shown";

/** The files of the playground. One of them is always in the editor. */
export class FileStore {
  readonly #states = new Map<string, EditorState>();
  readonly #view: EditorView;
  readonly #onChange: (change: Change) => void;
  #active = "";
  #version = 0;
  #isUntouched = true;

  constructor(place: HTMLElement, onChange: (change: Change) => void) {
    this.#view = new EditorView({ parent: place });
    this.#onChange = onChange;
  }

  /** Grows with each change of a text or a name. */
  get version(): number {
    return this.#version;
  }

  /** The name of the file in the editor. */
  get active(): string {
    return this.#active;
  }

  /** The text in the editor. */
  get text(): Text {
    return this.#view.state.doc;
  }

  /** Whether nothing was changed since the files were put there. */
  get isUntouched(): boolean {
    return this.#isUntouched;
  }

  get names(): readonly string[] {
    return [...this.#states.keys()];
  }

  get all(): readonly TextFile[] {
    return [...this.#states].map(([name, { doc }]) => ({ name, text: doc.toString() }));
  }

  open(name: string): void {
    this.#show(name);
    this.#onChange("shown");
  }

  /** Adds files. Those of the same names get the new texts. */
  put(files: readonly TextFile[]): void {
    for (const file of files) this.#make(file);
    this.#show(files[0]?.name ?? this.#active);
    this.#changed("files");
  }

  /** Puts files in place of all that are there. */
  replace(files: readonly TextFile[]): void {
    this.#states.clear();
    this.put(files);
    this.#isUntouched = true;
  }

  /** Renames the file in the editor. The files stay in their order. */
  rename(to: string): void {
    const files = this.all.map(({ name, text }) => ({ name: name === this.#active ? to : name, text }));
    this.#states.clear();
    for (const file of files) this.#make(file);
    this.#show(to);
    this.#changed("files");
  }

  /** Removes the file in the editor. In place of the last one comes an empty one. */
  remove(): void {
    const { names } = this;
    const next = names[names.indexOf(this.#active) + 1] ?? names.at(-2) ?? "template.yaml";
    this.#states.delete(this.#active);
    if (this.#states.size === 0) this.#make({ name: next, text: "" });
    this.#show(next);
    this.#changed("files");
  }

  /** Makes edits of a finding, in all files that they are for. They can be undone like what is typed. */
  edit(edits: readonly FileEdit[]): void {
    for (const name of new Set(edits.map(({ filePath }) => filePath))) {
      const own = edits.filter(({ filePath }) => filePath === name);
      this.update(name, () => ({ changes: own.map(({ range: [from, to], text: insert }) => ({ from, to, insert })) }));
    }
    this.#changed("text");
  }

  /** Gives files new texts, as one change that can be undone. */
  rewrite(files: readonly TextFile[]): void {
    for (const { name, text } of files) {
      this.update(name, ({ doc }) => ({ changes: changeBetween(doc.toString(), text) }));
    }
    this.#changed("text");
  }

  /** Changes the state of a file, for example its diagnostics. */
  update(name: string, change: (state: EditorState) => TransactionSpec): void {
    const state = this.#states.get(name);
    if (!state) return;
    if (name === this.#active) this.#view.dispatch(change(this.#view.state));
    else this.#states.set(name, state.update(change(state)).state);
  }

  /** Puts the cursor at an offset, in the middle of what is seen. */
  goTo(offset: number): void {
    const effects = EditorView.scrollIntoView(offset, { y: "center" });
    this.#view.dispatch({ selection: { anchor: offset }, effects });
    this.#view.focus();
    // On a narrow screen, the editor is above what was clicked.
    this.#view.dom.scrollIntoView({ block: "nearest" });
  }

  #make({ name, text }: TextFile): void {
    const listener = EditorView.updateListener.of((update) => {
      this.#states.set(this.#active, update.state);
      if (update.docChanged) this.#changed("text");
      if (isWholeTextPasted(update)) this.#renamePasted();
    });
    this.#states.set(name, stateOf({ name, text: text.replace(/\r\n?/g, "\n") }, listener));
  }

  #show(name: string): void {
    const state = this.#states.get(name);
    if (!state) return;
    this.#active = name;
    this.#view.setState(state);
  }

  #renamePasted(): void {
    const name = nameOfPasted(this.text.toString(), this.#active);
    // An editor takes no new state while it tells of a change.
    if (name !== undefined && !this.#states.has(name)) queueMicrotask(() => this.rename(name));
  }

  #changed(change: Change): void {
    this.#version += 1;
    this.#isUntouched = false;
    this.#onChange(change);
  }
}

function isWholeTextPasted({ changes, startState, transactions }: ViewUpdate): boolean {
  const replaced: (readonly [number, number])[] = [];
  changes.iterChanges((from, to) => replaced.push([from, to]));
  const isWhole = replaced.some(([from, to]) => from === 0 && to === startState.doc.length);
  return isWhole && transactions.some((one) => one.isUserEvent("input.paste"));
}

/** What differs between two texts, so that the cursor stays where it is. */
function changeBetween(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

import { required } from "../../../src/graph/viewer/elements.js";
import type { Findings, TextFile } from "../protocol.js";
import { droppedFiles, textsOf } from "./dropped-files.js";
import type { FileStore } from "./file-store.js";
import { askName } from "./name-dialog.js";
import { showTabs, type Tab } from "./tab-list.js";

/** Shows the tabs of the files, with how many findings each has. */
export function showFileTabs(store: FileStore, findings: Findings | undefined): void {
  const tabs = store.names.map((name): Tab => {
    const result = findings?.results.find(({ filePath }) => filePath === name);
    const count = result?.messages.length ?? 0;
    if (count === 0) return { id: name, label: name };
    const kind = (result?.errorCount ?? 0) > 0 ? "error" : "warning";
    return { id: name, label: name, badge: { text: String(count), kind, title: `${String(count)} findings` } };
  });
  const list = required(document, "#file-tabs");
  showTabs(list, tabs, store.active, { controls: "editor", onChoose: (name) => store.open(name) });
  list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** The buttons beside the tabs, and dropping of files anywhere on the page. */
export function wireFileBar(store: FileStore): void {
  const onClick = (id: string, act: () => void): void => required(document, id).addEventListener("click", act);
  onClick("#new-file", () => {
    void askName("Name of the new file", "new.yaml", store.names).then((name) => {
      if (name !== undefined && !store.names.includes(name)) store.put([{ name, text: "" }]);
    });
  });
  onClick("#rename-file", () => {
    void askName("New name", store.active, store.names).then((name) => {
      if (name !== undefined && name !== store.active) store.rename(name);
    });
  });
  onClick("#remove-file", () => store.remove());
  const chooser = document.querySelector<HTMLInputElement>("#open-files");
  chooser?.addEventListener("change", () => {
    void textsOf(chooser.files ?? []).then((files) => {
      add(store, files);
      chooser.value = "";
    });
  });
  wireDrop(store);
}

function wireDrop(store: FileStore): void {
  const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") ?? false;
  // In the capture phase: the editor would insert the text of a dropped file.
  const options = { capture: true };
  addEventListener(
    "dragover",
    (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      document.body.classList.add("is-dropping");
    },
    options,
  );
  addEventListener("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) document.body.classList.remove("is-dropping");
  });
  addEventListener(
    "drop",
    (event) => {
      document.body.classList.remove("is-dropping");
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      void droppedFiles(event.dataTransfer).then((files) => add(store, files));
    },
    options,
  );
}

/** Adds files. The first ones replace what the page began with, if nobody changed it. */
function add(store: FileStore, files: readonly TextFile[]): void {
  if (files.length === 0) return;
  if (store.isUntouched) store.replace(files);
  else store.put(files);
}

import { element, required } from "../../../src/graph/viewer/elements.js";
import { presetNames, type PresetName } from "../../../src/presets/index.js";
import { examples } from "./embedded.js";
import type { FileStore } from "./file-store.js";
import { fragmentOf, sharedIn } from "./link.js";
import { tell } from "./status.js";

/** Some programs cut links that are longer. */
const longLink = 8000;

/** Browsers do not open links that are longer, or cut them. */
const longestLink = 1_000_000;

export interface Toolbar {
  preset(): PresetName;
  /** Shows the files that the address holds, otherwise the first example. */
  start(): Promise<void>;
}

export function toolbar(store: FileStore, onPreset: () => void): Toolbar {
  const chosenExample = selectIn("#example");
  const chosenPreset = selectIn("#preset");
  chosenExample.append(...examples.map(({ title }, index) => option(title, String(index))));
  chosenPreset.append(...presetNames.map((name) => option(name, name)));
  const preset = (): PresetName => presetNames.find((name) => name === chosenPreset.value) ?? "recommended";
  const showExample = (index: number): void => {
    const example = examples[index];
    if (example) store.replace(example.files);
  };
  const readLink = async (): Promise<boolean> => {
    const shared = await sharedIn(location.hash);
    if (!shared) return false;
    chosenPreset.value = shared.preset;
    store.replace(shared.files);
    return true;
  };
  chosenExample.addEventListener("change", () => {
    if (chosenExample.value !== "") showExample(Number(chosenExample.value));
    chosenExample.value = "";
  });
  chosenPreset.addEventListener("change", onPreset);
  required(document, "#share").addEventListener("click", () => {
    void share(store, preset()).then(tell);
  });
  addEventListener("hashchange", () => void readLink());
  return {
    preset,
    async start() {
      if (await readLink()) return;
      if (location.hash.length > 1) tell("The link is cut off or broken. This is an example.");
      showExample(0);
    },
  };
}

/** Puts the files into the address, and the address into the clipboard. Returns what to say about it. */
async function share(store: FileStore, preset: PresetName): Promise<string> {
  const fragment = await fragmentOf({ files: store.all, preset });
  if (fragment.length > longestLink) return "The files are too large for a link. Send this page and the files.";
  history.replaceState(null, "", `#${fragment}`);
  const { href } = location;
  const long = href.length > longLink ? ` It has ${String(href.length)} characters, which some programs cut.` : "";
  try {
    await navigator.clipboard.writeText(href);
    return `The link is copied. It holds the text itself.${long}`;
  } catch {
    // Not allowed, for example in a frame.
    return `The link is in the address bar. It holds the text itself.${long}`;
  }
}

function option(text: string, value: string): HTMLElement {
  const made = element("option", "", text);
  made.setAttribute("value", value);
  return made;
}

function selectIn(selector: string): HTMLSelectElement {
  const found = document.querySelector<HTMLSelectElement>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

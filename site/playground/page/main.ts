import { required } from "../../../src/graph/viewer/elements.js";
import type { Findings } from "../protocol.js";
import { AnswerPanels } from "./answer-panels.js";
import { diagnosticsOf, offsetOf } from "./diagnostics.js";
import { showFileTabs, wireFileBar } from "./file-bar.js";
import { FileStore } from "./file-store.js";
import type { FindingActions } from "./findings-panel.js";
import { judgeClient } from "./judge-client.js";
import { unpacked } from "./packed.js";
import { showLicenses, showRule } from "./rule-dialog.js";
import { tell } from "./status.js";
import { toolbar } from "./toolbar.js";

/** How long nothing is typed before the text is linted, in milliseconds. */
const pause = 150;

const judge = judgeClient(unpacked("judge"));
const store = new FileStore(required(document, "#editor"), (change) => {
  if (change !== "text") showFileTabs(store, shown?.findings);
  if (change !== "shown") lintSoon(change === "text" ? pause : 0);
});
const tools = toolbar(store, () => lintSoon(0));
const actions: FindingActions = {
  goTo({ column, filePath, line }) {
    store.open(filePath);
    const at = offsetOf(line, column, store.text);
    store.goTo(at);
  },
  edit(edits) {
    // Their places are those of the text that was linted. A new list comes at once.
    if (shown?.version === store.version) store.edit(edits);
  },
  fixAll: () => void fixAll(),
  showRule,
};
const panels = new AnswerPanels({ store, judge, preset: () => tools.preset(), actions });
let shown: { readonly findings: Findings; readonly version: number } | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;
/** How often linting was asked for. */
let asked = 0;
let isLinting = false;

wireFileBar(store);
required(document, "#licenses").addEventListener("click", showLicenses);
void tools.start();

function lintSoon(milliseconds: number): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    asked += 1;
    void lint();
  }, milliseconds);
}

/** Lints the texts as they are now, and again if that was asked for meanwhile. */
async function lint(): Promise<void> {
  if (isLinting) return;
  isLinting = true;
  for (let done = 0; done !== asked;) {
    done = asked;
    const { version } = store;
    const answer = await judge.ask({ ask: "findings", files: store.all, preset: tools.preset() });
    if (done !== asked || version !== store.version) continue;
    if (answer.kind === "findings") show(answer);
    else if (answer.kind === "failed") panels.fail(answer.message);
  }
  isLinting = false;
}

function show(findings: Findings): void {
  shown = { findings, version: store.version };
  for (const name of store.names) {
    const result = findings.results.find(({ filePath }) => filePath === name);
    store.update(name, diagnosticsOf(result ?? { messages: [] }, actions.edit));
  }
  showFileTabs(store, findings);
  panels.show(findings);
  performance.mark("findings shown");
}

async function fixAll(): Promise<void> {
  const { version } = store;
  const answer = await judge.ask({ ask: "fixed", files: store.all, preset: tools.preset() });
  if (version !== store.version || answer.kind !== "fixed") return;
  store.rewrite(answer.files);
  tell(answer.files.length === 1 ? "One file is corrected." : `${String(answer.files.length)} files are corrected.`);
}

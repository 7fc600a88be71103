import { element, required } from "../../../src/graph/viewer/elements.js";
import type { PresetName } from "../../../src/presets/index.js";
import type { Answer, Findings, Question } from "../protocol.js";
import { answerTabs, panelNames, summaryOf, type PanelName } from "./answer-tabs.js";
import type { FileStore } from "./file-store.js";
import { findingsPanel, type FindingActions } from "./findings-panel.js";
import type { JudgeClient } from "./judge-client.js";
import { blockElements, graphPanel, notJudgedPanel, policyPanel } from "./other-panels.js";
import { showTabs } from "./tab-list.js";

interface PanelSource {
  readonly store: FileStore;
  readonly judge: JudgeClient;
  readonly preset: () => PresetName;
  readonly actions: FindingActions;
}

/** The panels beside the editor. Graph and policies are asked for when somebody looks at them. */
export class AnswerPanels {
  readonly #source: PanelSource;
  readonly #panel = required(document, "#answer");
  readonly #errorForm = required(document, "#error-form");
  #chosen: PanelName = "findings";
  #findings: Findings | undefined;

  constructor(source: PanelSource) {
    this.#source = source;
    this.#errorForm.addEventListener("input", () => this.#fill());
    this.#showTabs();
  }

  /** Shows what was found in the texts as they are now. */
  show(findings: Findings): void {
    this.#findings = findings;
    // For who does not see the number in the tab.
    required(document, "#summary").textContent = summaryOf(findings);
    this.#showTabs();
    this.#fill();
  }

  /** Shows why there is no answer. */
  fail(message: string): void {
    this.#put(failure(message));
  }

  #showTabs(): void {
    showTabs(required(document, "#answer-tabs"), answerTabs(this.#findings), this.#chosen, {
      controls: "answer",
      onChoose: (id) => {
        this.#chosen = panelNames.find((name) => name === id) ?? "findings";
        this.#put([element("p", "quiet", "…")]);
        this.#showTabs();
        this.#fill();
      },
    });
  }

  #fill(): void {
    const error = this.#errorForm.querySelector("textarea")?.value ?? "";
    this.#errorForm.hidden = this.#chosen !== "error";
    this.#panel.dataset.panel = this.#chosen;
    switch (this.#chosen) {
      case "findings":
        if (this.#findings) this.#put([findingsPanel(this.#findings, this.#source.actions)]);
        return;
      case "open":
        if (this.#findings) this.#put([notJudgedPanel(this.#findings, this.#source.actions)]);
        return;
      case "graph":
      case "policy":
        void this.#ask({ ask: this.#chosen, ...this.#files() });
        return;
      case "error":
        if (error.trim() === "") this.#put([]);
        else void this.#ask({ ask: "error", error, ...this.#files() });
    }
  }

  #files(): Pick<Question, "files" | "preset"> {
    return { files: this.#source.store.all, preset: this.#source.preset() };
  }

  async #ask(question: Question): Promise<void> {
    const { judge, store } = this.#source;
    const { version } = store;
    const answer = await judge.ask(question);
    if (version === store.version && this.#chosen === question.ask) this.#put(nodesOf(answer));
  }

  #put(nodes: readonly Node[]): void {
    const hadFocus = this.#panel.contains(document.activeElement);
    this.#panel.replaceChildren(...nodes);
    // What had the focus is gone, for example the button of a fix that is made.
    if (hadFocus) this.#panel.focus();
  }
}

function nodesOf(answer: Answer): readonly Node[] {
  switch (answer.kind) {
    case "graph":
      return [graphPanel(answer)];
    case "policy":
      return [policyPanel(answer)];
    case "error":
      if (answer.pages.length === 0) return [element("p", "nothing", "No known failure of DMS looks like this.")];
      return answer.pages.map((blocks) => element("article", "", ...blockElements(blocks)));
    case "failed":
      return failure(answer.message);
    // The other answers are not for a panel alone.
    case "findings":
    case "fixed":
      return [];
  }
}

function failure(message: string): readonly Node[] {
  return [element("p", "note", message), element("p", "quiet", "Change the text, and it is tried again.")];
}

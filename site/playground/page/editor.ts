import { closeBrackets } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { formatByName } from "../../../src/model/index.js";
import type { TextFile } from "../protocol.js";
import { hcl } from "./hcl-mode.js";

/** The colours are variables of the page, so that they follow dark and light. */
const colors = HighlightStyle.define([
  { tag: [tags.comment], color: "var(--comment)" },
  { tag: [tags.string, tags.content], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.atom, tags.null], color: "var(--number)" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--name)" },
  { tag: [tags.keyword, tags.tagName, tags.typeName], color: "var(--keyword)" },
]);

const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "13px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-gutters": { background: "var(--panel)", color: "var(--quiet)", borderColor: "var(--rule)" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "var(--active)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-content": { caretColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--selection)",
  },
  ".cm-panels, .cm-tooltip": { background: "var(--panel)", color: "var(--ink)", borderColor: "var(--rule)" },
  ".cm-tooltip-lint": { maxWidth: "min(36rem, 90vw)" },
  ".cm-diagnostic": { padding: ".4rem .7rem", overflowWrap: "anywhere" },
  ".cm-diagnosticText": { display: "block" },
  ".cm-diagnosticSource": { color: "var(--quiet)", opacity: "1", marginTop: ".3rem" },
  ".cm-diagnosticAction": {
    background: "var(--accent)",
    color: "var(--on-accent)",
    font: "inherit",
    margin: ".4rem .5rem 0 0",
    padding: ".1rem .6rem",
    minHeight: "0",
    borderRadius: "5px",
  },
});

/** The state of a file in the editor, before anything is typed. */
export function stateOf({ name, text }: TextFile, onChange: Extension): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      indentUnit.of("  "),
      syntaxHighlighting(colors),
      theme,
      languageOf(name),
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
      EditorView.contentAttributes.of({ "aria-label": `Text of ${name}` }),
      onChange,
    ],
  });
}

function languageOf(name: string): Extension {
  if (name.endsWith(".json")) return json();
  return formatByName(name) || /\.(?:tfvars|hcl)$/.test(name) ? hcl : yaml();
}

import { StreamLanguage, type StreamParser } from "@codemirror/language";

interface HclState {
  /** The word that ends the heredoc at the cursor. */
  heredoc: string | undefined;
  isInComment: boolean;
}

/** Colours for Terraform's language, line by line. What it means is known by the linter. */
const parser: StreamParser<HclState> = {
  name: "hcl",
  startState: () => ({ heredoc: undefined, isInComment: false }),
  languageData: { commentTokens: { line: "#", block: { open: "/*", close: "*/" } } },
  token(stream, state) {
    if (state.heredoc !== undefined) {
      if (stream.string.trim() === state.heredoc) state.heredoc = undefined;
      stream.skipToEnd();
      return "string";
    }
    if (state.isInComment || stream.match("/*")) {
      state.isInComment = !stream.match(/^.*?\*\//);
      if (state.isInComment) stream.skipToEnd();
      return "comment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^(?:#|\/\/).*/)) return "comment";
    const heredoc = stream.match(/^<<-?([A-Za-z_][\w-]*)/);
    if (Array.isArray(heredoc)) {
      state.heredoc = heredoc[1];
      return "string";
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
    if (stream.match(/^\d[\w.]*/)) return "number";
    if (stream.match(/^(?:true|false|null)\b/)) return "atom";
    if (stream.match(/^[A-Za-z_][\w-]*/)) return wordBefore(stream.string.slice(stream.pos));
    stream.next();
    return null;
  },
};

/** What a word is, by what stands behind it. */
function wordBefore(rest: string): string {
  if (/^\s*=(?!=)/.test(rest)) return "propertyName";
  if (/^\s*["{]/.test(rest)) return "keyword";
  return "variableName";
}

export const hcl = StreamLanguage.define(parser);

/** A tool that writes committed files. `npm run NAME` writes them, and `tools/NAME.ts --check` compares them. */
export interface Generator {
  readonly name: string;
  /** Whether its output depends on the list of rules and on what the rules declare. */
  readonly readsRules: boolean;
}

/** In the order in which they run: the first one writes the list of rules, which the others read. */
export const generators: readonly Generator[] = [
  { name: "rule-index", readsRules: true },
  { name: "config-schema", readsRules: true },
  { name: "rule-docs", readsRules: true },
  { name: "coverage", readsRules: true },
  { name: "messages", readsRules: true },
  { name: "options", readsRules: false },
  { name: "man-page", readsRules: false },
  { name: "knowledge", readsRules: false },
];

/** A tool that writes files which are committed: `npm run NAME` writes them, `tools/NAME.ts --check` compares them. */
export interface Generator {
  readonly name: string;
  /** What it writes depends on which rules there are, and on what they say. */
  readonly readsRules: boolean;
}

/** In the order in which they run: the others read the list of the rules. */
export const generators: readonly Generator[] = [
  { name: "rule-index", readsRules: true },
  { name: "config-schema", readsRules: true },
  { name: "rule-docs", readsRules: true },
  { name: "coverage", readsRules: true },
  { name: "messages", readsRules: true },
  { name: "options", readsRules: false },
  { name: "knowledge", readsRules: false },
];

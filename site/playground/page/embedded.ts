import type { TextFile } from "../protocol.js";

/** What the build puts into the page (`../build-playground.ts`). */
declare const embeddedExamples: readonly Example[];
declare const embeddedRulePages: Readonly<Record<string, string>>;

export interface Example {
  readonly title: string;
  readonly files: readonly TextFile[];
}

export const examples = embeddedExamples;

/** The pages of the rules in Markdown, by name. */
export const rulePages: ReadonlyMap<string, string> = new Map(Object.entries(embeddedRulePages));

import type { InvalidCase, RuleCases, ValidCase } from "./cases.js";

/** A case as people write it: the text is the template, or `code`, as ESLint's rule tester calls it. */
export type Given<Case extends ValidCase> =
  (Case & { readonly code?: never }) | (Omit<Case, "template"> & { readonly template?: never; readonly code: string });

/** The cases of a rule as people write them. */
export interface GivenCases<Id extends string = string> {
  readonly valid: readonly Given<ValidCase>[];
  readonly invalid: readonly Given<InvalidCase<Id>>[];
}

/** The cases with their texts as `template`. */
export function withTemplates<Id extends string>({ invalid, valid }: GivenCases<Id>): RuleCases<Id> {
  return { valid: valid.map(withTemplate), invalid: invalid.map(withTemplate) };
}

/** A case with its text as `template`. */
export function withTemplate<Case extends ValidCase>(given: Given<Case>): Case {
  const { code, template, ...others } = given;
  return { ...others, template: template ?? code } as unknown as Case;
}

/** Cases without a text, or with two. */
export function textProblems({ invalid, valid }: GivenCases): readonly string[] {
  return [...valid, ...invalid].flatMap(({ code, name, template }) => {
    const texts: readonly unknown[] = [template, code].filter((one: unknown) => one !== undefined);
    if (texts.length > 1) return [`Case "${name}" has both "template" and "code": they are one thing, so write one.`];
    return typeof texts[0] === "string" ? [] : [`Case "${name}" has no text: write it as "template" (or "code").`];
  });
}

export type { ExpectedError, ExpectedSuggestion, InvalidCase, Place, RuleCases, ValidCase } from "./cases.js";
export type { Given, GivenCases } from "./case-texts.js";
export type { Framework } from "./framework.js";
export { createRuleTester, ruleTester, type RuleTester } from "./rule-tester.js";

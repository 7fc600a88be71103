import { uniqueBy } from "../../source/index.js";
import type { Need } from "../../knowledge/index.js";
import type { ActionRequirement, RoleUseInstance } from "./requirements.js";

/** The needs that people are shown: those without which a use does not work, and those that AWS recommends. */
export const shownNeeds: readonly Need[] = ["required", "conditional", "recommended"];

/** The actions that a use needs or may need, each once. */
export function neededActions({ variants }: RoleUseInstance): readonly ActionRequirement[] {
  const needed = variants
    .flatMap(({ actions }) => actions)
    .filter(({ applies, need }) => applies.answer !== "no" && shownNeeds.includes(need.need));
  return uniqueBy(needed, ({ need }) => need);
}

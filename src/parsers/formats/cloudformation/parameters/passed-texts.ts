import { always, asText, type Text } from "../../../../tree/index.js";
import { isAboutResource } from "../../../values/passed-texts.js";
import type { Stack } from "../templates/scope.js";
import { parameterValue } from "./parameters.js";

/** What the stacks that nest this one pass to its parameters, where it tells of a resource. */
export function passedTexts(stack: Stack): readonly Text[] {
  const scope = { stack, loops: new Map(), when: always, usesDefaults: true };
  return [...stack.parameters].flatMap(([name, declared]): readonly Text[] => {
    if (!stack.links.passed(name, false).some((value) => value !== undefined)) return [];
    const text = asText(parameterValue(name, declared, declared.location, scope));
    return text && isAboutResource(text) ? [text] : [];
  });
}

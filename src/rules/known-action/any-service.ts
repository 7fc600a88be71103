import { wordsOf } from "../../iam/index.js";
import { serviceIndex } from "../../knowledge/index.js";
import { stringOf, type Text, type TextPart } from "../../rule-kit/index.js";

/**
 * Whether a pattern is a verb, written for whatever service a variable or a loop gives: `${service}:View*`. That one of
 * the services has no such actions is no mistake.
 */
export function isForAnyService({ parts: [service, ...name] }: Text): boolean {
  const isGiven = service?.kind === "literal" && !service.text.includes(":") && !isOfLocal(service);
  const [, verb] = /^:(\w+)\*$/.exec(stringOf({ parts: name }, "?")) ?? [];
  return isGiven && verb !== undefined && isVerb(verb);
}

/** Whether a local gives a part, and is written with it: no loop and no caller gives another one. */
function isOfLocal({ expressionText = "", isConditional, origin }: TextPart): boolean {
  return /^local\.\w+$/.test(expressionText) && origin.from === "written" && !isConditional;
}

/** A verb, also one for several at once: `BatchGet`. */
function isVerb(name: string): boolean {
  const [first = "", ...others] = wordsOf(name);
  const [verb = first, ...more] = first === "batch" ? others : [first, ...others];
  return more.length === 0 && serviceIndex.verbs.includes(verb);
}

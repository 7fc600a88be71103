import type { LoosePlace } from "./loose-tree.js";
import type { Reference, Completion } from "./completion.js";

/** The name of a function of CloudFormation, as a key or as a tag. */
const callName = /^(?:Fn::|!)([\w:]+)$|^(Ref)$/;

export function isCall(name: string): boolean {
  return callName.test(name);
}

/**
 * The functions that take what stands at a place, the innermost first: `Ref`, `Join`. Those around a whole statement or
 * resource take that. A policy in a text is what `Sub` takes.
 */
function callsAround({ groups, path, syntax }: LoosePlace): readonly string[] {
  const calls = path.map(({ name }) => callName.exec(name)?.slice(1).join("") ?? "");
  if (syntax !== groups.at(-1)?.syntax) return calls.includes("Sub") ? ["Sub"] : [];
  return calls.slice(calls.lastIndexOf("") + 1).toReversed();
}

/** The functions whose arguments are written in the place of a value, or are a part of it. */
const valueCalls = new Set(["If", "Join", "Sub", "Ref", "GetAtt"]);

/** Whether the function around the place takes what is offered. */
export function fitsCalls({ reference }: Completion, place: LoosePlace, offset: number): boolean {
  const calls = callsAround(place);
  const [call] = calls;
  if (calls.some((name) => !valueCalls.has(name))) return false;
  if (call === undefined || call === "Sub") return true;
  // The first argument is the name of a condition.
  if (call === "If") return !isFirstArgument(place, offset);
  if (!reference || call === "Join") return reference !== undefined;
  if (reference.after !== "") return false;
  // The long form of `GetAtt` has the two names in a list.
  return call === "Ref" ? reference.attribute === "" : reference.attribute !== "" && place.text?.tag === "!GetAtt";
}

function isFirstArgument({ groups: [list, outer] }: LoosePlace, offset: number): boolean {
  const isArgument = list?.tag === undefined && outer?.entries.some(({ key, value }) => !key && value === list);
  return !isArgument && !list?.entries.some(({ value }) => value.kind !== "comment" && value.end < offset);
}

/** A reference as the text that the function around the place takes. `undefined`: it is a value by itself. */
export function textInCall({ after, attribute, name }: Reference, place: LoosePlace): string | undefined {
  const [call] = callsAround(place);
  const path = attribute === "" ? name : `${name}.${attribute}`;
  if (call === "Sub") return `\${${path}}${after}`;
  return call === "Ref" || call === "GetAtt" ? path : undefined;
}

import { entryOf, type List, type Mapping, type Node } from "../../tree/index.js";

/** The values of a parameter that decides whether something is created, in the order of its allowed values. */
export interface CreationWords {
  readonly allowed: readonly string[];
  readonly yes: string;
  readonly no: string;
}

const usual: CreationWords = { allowed: ["true", "false"], yes: "true", no: "false" };

/** The words of the last parameter of a template that is true or false: some write TRUE, others yes. */
export function creationWordsOf(parameters: Node | undefined): CreationWords {
  if (parameters?.kind !== "mapping") return usual;
  for (const { value } of parameters.entries.toReversed()) {
    const allowed = value.kind === "mapping" ? entryOf(value, "AllowedValues")?.value : undefined;
    const words = allowed?.kind === "list" ? wordsIn(allowed) : undefined;
    if (words) return words;
  }
  return usual;
}

function wordsIn({ incompleteReason, items }: List): CreationWords | undefined {
  const allowed = items.flatMap((item) => (item.kind === "scalar" ? [item.text] : []));
  const yes = allowed.find((word) => /^(?:true|yes)$/i.test(word));
  const no = allowed.find((word) => /^(?:false|no)$/i.test(word));
  const isPair = yes !== undefined && no !== undefined && items.length === 2 && incompleteReason === undefined;
  return isPair && /^true$/i.test(yes) === /^false$/i.test(no) ? { allowed, yes, no } : undefined;
}

/** The parameters of a template that are written there, for the form of another one. */
export function parametersIn(parameters: Node | undefined): readonly Mapping[] {
  if (parameters?.kind !== "mapping") return [];
  return parameters.entries.flatMap(({ value }) => (value.kind === "mapping" ? [value] : []));
}

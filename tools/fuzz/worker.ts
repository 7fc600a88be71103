/** Checks mutants, or cases that are given: a process of its own, since a mutant may hang or crash it. */
import { recording, type Case } from "./case.js";
import { checkCase, type Verdict } from "./check.js";
import { mutantsOf, type Mutant } from "./mutant.js";
import { readSources } from "./sources.js";

/** A mutant by its number, or a case that has all texts it needs. */
export type Question = { readonly seed: number; readonly index: number } | { readonly case: Case };

export interface Answer extends Verdict {
  /** Of a mutant that fails: it, with the texts of sources that were read for it. */
  readonly whole?: Case;
  readonly mutant?: Pick<Mutant, "format" | "steps">;
}

const sources = readSources(process.argv.slice(2));
const mutant = mutantsOf(sources);

process.on("message", ({ question }: { readonly question: Question }) => {
  void answerTo(question).then((answer) => process.send?.(answer));
});

// What is loaded at the first lint is no fault of a mutant.
await checkCase({ units: [{ kind: "terraform", path: "." }], texts: { "main.tf": "a {" } });
process.send?.("ready");

async function answerTo(question: Question): Promise<Answer> {
  if ("case" in question) return checkCase(question.case);
  const { case: one, format, steps } = await mutant(question.seed, question.index);
  const { read, reader } = recording(sources.reader);
  const verdict = await checkCase(one, { sources: reader });
  const whole = { ...one, texts: { ...Object.fromEntries(read), ...one.texts } };
  return { ...verdict, mutant: { format, steps }, ...(verdict.failures.length > 0 && { whole }) };
}

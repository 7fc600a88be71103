import { expect, it } from "vitest";
import { textMutators } from "../../../../tools/fuzz/text-mutators.js";
import { pick, randomOf, type Random } from "../../../../tools/random.js";
import { isAccepted, isAcceptedTemplate, ours } from "./both-readers.js";

/** Pieces that change what stands around them. */
const pieces = [
  ...["for", "in", "if", "else", "endif", "endfor", "true", "null", "a", "b-c", "a.b", "f(", "0", "1.5", "1e5", "0x1"],
  ...["::", "...", ".*", "[*]", "=>", "~", "${", "%{", "$$", "%", "(", ")", "[", "]", "{", "}", ",", "?", ":", "="],
  ...["==", "-", "!", ".", '"', "\\", "\\t", "'", ";", "\u00e9", "\u00a0", "\n", "\r\n", "\r", " ", "# c\n", "/* c */"],
  ...["<<E\nx\nE\n", "<<-E\n  x\n  E\n", "[for x in y : x]", "{for k, v in y : k => v}", '"${a}"', "${~ a ~}"],
  ...["%{ if a }", "%{ endif }", "%{ else ~}", "%{ for a in b }", "%{ endfor }", "{ a = 1 }", "//", "*/", "&&"],
];

/** A text with a token replaced, or with a piece before it. */
function withPiece(text: string, random: Random): string {
  const token = pick([...text.matchAll(/\w+|\s+|[^\w\s]/g)], random);
  const behind = token.index + (random(2) === 0 ? token[0].length : 0);
  return text.slice(0, token.index) + pick(pieces, random) + text.slice(behind);
}

function mutated(text: string, random: Random): string {
  const changed = random(3) === 0 ? pick(Object.values(textMutators), random)(text, random) : withPiece(text, random);
  return changed !== "" && random(3) === 0 ? mutated(changed, random) : changed;
}

it("gives the same tree as the grammar or none, whatever is changed in a text", async () => {
  const random = randomOf(20_260);
  const small = ours.filter(({ length }) => length > 0 && length < 2000);
  let accepted = 0;
  for (let count = 0; count < 4000; count++) if (await isAccepted(mutated(pick(small, random), random))) accepted++;
  // With fewer the test would prove little.
  expect(accepted).toBeGreaterThan(700);
}, 60_000);

it("gives the same tree or none, whatever is changed in a template", () => {
  const random = randomOf(7);
  const text =
    'a ${b.c} $${d}\n%{ if e ~}\n  ${f(g, "h")} i\n%{ else }\nj\n%{~ endif }\n%{ for k in l }${k}%{ endfor }\n';
  const changed = Array.from({ length: 1500 }, () => mutated(text, random));
  expect(changed.filter(isAcceptedTemplate).length).toBeGreaterThan(300);
});

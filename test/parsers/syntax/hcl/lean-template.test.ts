import { describe, expect, it } from "vitest";
import { isAcceptedTemplate } from "./both-readers.js";

describe("a text that is one template", () => {
  it.each([
    "",
    "plain",
    "one\ntwo\n",
    "one\r\n${two}\r\n",
    "${a}",
    "  ${a.b[0]} $${c} %%{d}\n\n",
    "%{ for x in y ~}\n  ${x}\n%{ endfor ~}\n",
    "%{ if a }b%{ else }c%{ endif }",
    '{ "a": "${jsonencode({ b = "c" })}", "d": "\\n" }\n',
    "\u00e9 ${a} \u{1f600}",
  ])("%j is read without the grammar", (text) => {
    expect(isAcceptedTemplate(text)).toBe(true);
  });

  it.each(["${", "${a", "${}", "%{ if a }", "%{ endif }", "${a b}", "$$${a}"])("%j is declined", (text) => {
    expect(isAcceptedTemplate(text)).toBe(false);
  });

  it("may have very many lines", () => {
    expect(isAcceptedTemplate("x\n".repeat(300_000))).toBe(true);
  });
});

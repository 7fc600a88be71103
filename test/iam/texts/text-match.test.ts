import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchAction, matchArn, matchText, mayOverlap, plainText, sameText } from "../../../src/iam/index.js";
import { textFrom } from "../build.js";
import cases from "./text-match.cases.json" with { type: "json" };

describe("wildcards", () => {
  it.each(cases.text)("text %s covers %s: %s", (pattern = "", subject = "", answer = "") => {
    expect(matchText(textFrom(pattern), textFrom(subject))).toBe(answer);
  });

  it.each(cases.action)("action %s covers %s: %s", (pattern = "", action = "", answer = "") => {
    expect(matchAction(textFrom(pattern), action)).toBe(answer);
  });

  it.each(cases.arn)("resource %s covers %s: %s", (pattern = "", arn = "", answer = "") => {
    expect(matchArn(textFrom(pattern), textFrom(arn))).toBe(answer);
  });

  it.each(cases.same)("%s equals %s: %s", (one = "", other = "", answer = "") => {
    expect(sameText(textFrom(one), textFrom(other))).toBe(answer);
    expect(sameText(textFrom(other), textFrom(one))).toBe(answer);
  });

  it.each(cases.overlap)("%s may overlap %s: %s", (pattern = "", subject = "", answer = "") => {
    expect(mayOverlap(textFrom(pattern), textFrom(subject))).toBe(answer === "yes");
  });

  it("may leave letter case out of account", () => {
    const ignoreCase = { ignoreCase: true };
    expect(sameText(textFrom("<A>X"), textFrom("<A>x"), ignoreCase)).toBe("yes");
    expect(sameText(textFrom("X"), textFrom("x"), ignoreCase)).toBe("yes");
    expect(matchText(textFrom("<A>X*"), textFrom("<A>xy"), ignoreCase)).toBe("yes");
    expect(mayOverlap(textFrom("A<B>"), textFrom("a"), ignoreCase)).toBe(true);
  });

  it("ends on long texts with many wildcards", () => {
    expect(matchText(plainText("a*".repeat(1000)), plainText(`${"a".repeat(1999)}b`))).toBe("yes");
    expect(matchText(plainText(`${"*a".repeat(999)}c`), plainText("a".repeat(2000)))).toBe("no");
  });
});

/** Wildcards as the documentation describes them, by trying everything. */
function naiveMatch(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const [first = ""] = pattern;
  if (first === "*") return naiveMatch(pattern.slice(1), text) || (text !== "" && naiveMatch(pattern, text.slice(1)));
  return text !== "" && (first === "?" || first === text.charAt(0)) && naiveMatch(pattern.slice(1), text.slice(1));
}

const patterns = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 7 });
const texts = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 7 });

/** Every text of up to a length over the letters of the patterns and one that no pattern names. */
function* instancesOf(subject: string): Generator<string> {
  const at = subject.search(/[*?]/);
  if (at < 0) {
    yield subject;
    return;
  }
  const choices = subject.charAt(at) === "?" ? ["a", "z"] : ["", "a", "zz", "zzzzzzz"];
  for (const choice of choices) {
    for (const rest of instancesOf(subject.slice(at + 1))) yield subject.slice(0, at) + choice + rest;
  }
}

describe("wildcards, whatever the texts", () => {
  it("agree with a naive matcher where nothing is unknown", () => {
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(matchText(plainText(pattern), plainText(text))).toBe(naiveMatch(pattern, text) ? "yes" : "no");
      }),
      { numRuns: 2000 },
    );
  });

  it("cover a pattern only if they match all it stands for, and else miss something", () => {
    fc.assert(
      fc.property(patterns, patterns, (pattern, subject) => {
        const all = [...instancesOf(subject)].every((instance) => naiveMatch(pattern, instance));
        expect(matchText(plainText(pattern), plainText(subject))).toBe(all ? "yes" : "no");
      }),
      { numRuns: 2000 },
    );
  });

  it("overlap where one text matches both", () => {
    fc.assert(
      fc.property(patterns, patterns, (pattern, subject) => {
        const some = [...instancesOf(subject)].some((instance) => naiveMatch(pattern, instance));
        if (some) expect(mayOverlap(plainText(pattern), plainText(subject))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  const values = {
    any: fc.string({ unit: fc.constantFrom("a", "b", ":", "/", "*"), maxLength: 4 }),
    segment: fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 4 }),
    account: fc.constantFrom("123456789012", "210987654321"),
    region: fc.constantFrom("eu-west-1", "us-gov-east-1"),
  };
  const pieces = fc.constantFrom(
    "a",
    "b",
    ":",
    "*",
    "?",
    "12",
    "eu-west-1",
    "<A:any>",
    "<S:segment>",
    "<N:account>",
    "<R:region>",
  );
  const holey = fc.array(pieces, { maxLength: 5 }).map((list) => list.join(""));
  const subjects = holey.map((text) => text.replaceAll("<A:any>", "<T:segment>"));

  it("keep their answer whatever a hole turns out to be", () => {
    const found = fc.record({ ...values, other: values.segment });
    fc.assert(
      fc.property(holey, subjects, found, (pattern, subject, value) => {
        const fill = (text: string): string =>
          text
            .replaceAll("<A:any>", value.any)
            .replaceAll("<S:segment>", value.segment)
            .replaceAll("<T:segment>", value.other)
            .replaceAll("<N:account>", value.account)
            .replaceAll("<R:region>", value.region);
        const answer = matchText(textFrom(pattern), textFrom(subject));
        const real = matchText(textFrom(fill(pattern)), textFrom(fill(subject)));
        if (answer !== "unknown") expect(real).toBe(answer);
      }),
      { numRuns: 5000 },
    );
  });
});

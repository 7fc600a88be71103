import { describe, expect, it } from "vitest";
import { matchText, mayOverlap, plainText, sameText, withinSteps } from "../../../src/iam/index.js";
import { textFrom } from "../build.js";

const wild = textFrom(`${"*a".repeat(100)}<hole>`);
const subject = plainText("a".repeat(300));

describe("texts that are too long to compare", () => {
  const long = plainText("*?a".repeat(5000));
  const name = plainText("a".repeat(5000));

  it("have no answer", () => {
    expect(matchText(long, name)).toBe("unknown");
    expect(mayOverlap(long, name)).toBe(true);
    expect(matchText(textFrom(`${"?".repeat(5000)}<hole>`), name)).toBe("unknown");
  });

  it("have one where it is told by their starts or ends, or by characters only", () => {
    expect(matchText(name, name)).toBe("yes");
    expect(sameText(name, plainText("a".repeat(5001)))).toBe("no");
    expect(matchText(plainText(`${"a".repeat(4000)}*`), name)).toBe("yes");
    expect(matchText(textFrom(`b${"*a".repeat(5000)}<hole>`), name)).toBe("no");
    expect(matchText(textFrom(`<hole>${"*a".repeat(5000)}b`), name)).toBe("no");
  });
});

describe("the steps of all comparisons", () => {
  it("are enough", () => {
    let answer;
    expect(withinSteps(1_000_000, () => (answer = matchText(wild, subject)))).toBe(true);
    expect(answer).toBe(matchText(wild, subject));
  });

  it("are not enough: what comes after them has no answer", () => {
    const answers: unknown[] = [];
    const isDone = withinSteps(10, () => {
      answers.push(matchText(wild, plainText("b".repeat(300))), matchText(wild, plainText("b")));
      answers.push(mayOverlap(textFrom("<hole>b*"), plainText("a")));
    });
    expect(isDone).toBe(false);
    expect(answers.slice(1)).toEqual(["unknown", true]);
  });

  it("are those of the work only, also when it throws", () => {
    const fails = (): void => {
      withinSteps(10, () => {
        matchText(wild, subject);
        throw new Error("a rule throws");
      });
    };
    expect(fails).toThrow("a rule throws");
    expect(matchText(wild, plainText("b"))).toBe("no");
  });
});

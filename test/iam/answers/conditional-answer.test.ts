import { describe, expect, it } from "vitest";
import {
  allHold,
  anyHolds,
  decide,
  fails,
  fromAnswer,
  holds,
  holdsOnlyWhen,
  mayHold,
} from "../../../src/iam/answers/conditional-answer.js";
import { always, nowhere } from "../../../src/tree/index.js";
import { formulaFrom } from "../build.js";

const [one, two] = [{ location: nowhere }, { location: { ...nowhere, end: 1 } }];

describe("why an answer is open", () => {
  it("is asked for only where it is told", () => {
    const untold = mayHold(() => {
      throw new Error("nobody asks");
    });
    const answer = anyHolds([mayHold("it is open"), untold]);
    expect(decide(answer, always, "")).toMatchObject({ answer: "unknown", reason: "it is open" });
    expect(decide(anyHolds([untold, holds]), always, "")).toMatchObject({ answer: "yes" });
  });
});

describe("what decided an answer", () => {
  it("is all that holds together", () => {
    const answer = allHold({ ...holds, because: [one] }, mayHold("it is open", two));
    expect(answer).toMatchObject({ because: [one, two] });
    expect(answer.why?.()).toBe("it is open");
  });

  it("is what may hold, not what fails", () => {
    const answer = anyHolds([{ ...fails, because: [one], why: () => "it fails" }, mayHold("it is open", two)]);
    expect(answer).toMatchObject({ because: [two] });
    expect(answer.why?.()).toBe("it is open");
  });

  it("is what an answer is given with, but for no", () => {
    expect(fromAnswer("yes", () => "it is open", one)).toEqual({ ...holds, because: [one] });
    const why = (): string => "it is open";
    expect(fromAnswer("unknown", why, one)).toEqual(mayHold(why, one));
    expect(fromAnswer("no", () => "it is open", one)).toEqual(fails);
  });

  it("stays where the guard of an answer may be true", () => {
    const prod = formulaFrom("Prod");
    const answer = holdsOnlyWhen(prod, { ...holds, because: [one] });
    expect(answer).toEqual({ certainWhen: prod, possibleWhen: prod, because: [one], why: undefined });
  });
});

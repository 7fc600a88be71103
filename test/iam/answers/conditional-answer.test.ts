import { describe, expect, it } from "vitest";
import {
  allHold,
  anyHolds,
  fails,
  fromAnswer,
  holds,
  holdsOnlyWhen,
  mayHold,
} from "../../../src/iam/answers/conditional-answer.js";
import { nowhere } from "../../../src/tree/index.js";
import { formulaFrom } from "../build.js";

const [one, two] = [{ location: nowhere }, { location: { ...nowhere, end: 1 } }];

describe("what decided an answer", () => {
  it("is all that holds together", () => {
    const answer = allHold({ ...holds, because: [one] }, mayHold("it is open", two));
    expect(answer).toMatchObject({ because: [one, two], reasons: ["it is open"] });
  });

  it("is what may hold, not what fails", () => {
    const answer = anyHolds([{ ...fails, because: [one], reasons: ["it fails"] }, mayHold("it is open", two)]);
    expect(answer).toMatchObject({ because: [two], reasons: ["it is open"] });
  });

  it("is what an answer is given with, but for no", () => {
    expect(fromAnswer("yes", () => "it is open", one)).toEqual({ ...holds, because: [one] });
    expect(fromAnswer("unknown", () => "it is open", one)).toEqual(mayHold("it is open", one));
    expect(fromAnswer("no", () => "it is open", one)).toEqual(fails);
  });

  it("stays where the guard of an answer may be true", () => {
    const prod = formulaFrom("Prod");
    const answer = holdsOnlyWhen(prod, { ...holds, because: [one] });
    expect(answer).toEqual({ certainWhen: prod, possibleWhen: prod, because: [one], reasons: [] });
  });
});

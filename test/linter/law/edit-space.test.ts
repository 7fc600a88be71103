import { describe, expect, it } from "vitest";
import { editSpace } from "../../../src/linter/law/edit-space.js";
import { sourceFile, type Location, type TextEdit } from "../../../src/source/index.js";

const file = sourceFile("list.json", `[${"1".repeat(600)}]`);

const at = (start: number, end: number): Location => ({ file, start, end });
const removal = (place: Location, keepsOneOf?: readonly Location[]): TextEdit => ({
  location: place,
  text: "",
  ...(keepsOneOf && { keepsOneOf }),
});

/** Which of the edits are chosen, one after the other. */
function chosen(...edits: readonly TextEdit[]): readonly number[] {
  const space = editSpace();
  return edits.flatMap((edit, index) => {
    if (!space.isFree([edit])) return [];
    space.take([edit]);
    return [index];
  });
}

describe("the edits of a pass", () => {
  const [a, b, c] = [at(1, 5), at(6, 300), at(301, 590)];
  const list = [a, b, c];

  it("may remove all items of a list but one", () => {
    expect(chosen(removal(a, list), removal(b, list), removal(c, list))).toEqual([0, 1]);
    expect(chosen(removal(c, list), removal(a, list), removal(b, list))).toEqual([0, 1]);
  });

  it("may remove an item twice", () => {
    expect(chosen(removal(a, list), removal(a, list), removal(b, list))).toEqual([0, 1, 2]);
  });

  it("leave an item of a list, whatever an edit is that covers it", () => {
    expect(chosen(removal(a, list), removal(at(6, 590)))).toEqual([0]);
    expect(chosen(removal(at(6, 590)), removal(a, list))).toEqual([0]);
    expect(chosen(removal(at(302, 303)), removal(a, list), removal(b, list))).toEqual([0, 1, 2]);
  });

  it("are counted together when a finding has several", () => {
    expect(editSpace().isFree([removal(a, list), removal(b, list)])).toBe(true);
    expect(editSpace().isFree([removal(a, list), removal(b, list), removal(c)])).toBe(false);
  });

  it("leave an item of each list", () => {
    const inner = [at(7, 20), at(21, 40)];
    expect(chosen(removal(inner[0] ?? a, inner), removal(inner[1] ?? a, inner), removal(a, list))).toEqual([0, 2]);
  });

  it("may add to one place what is about different things, or the same", () => {
    const added = (text: string, about = text, head = ","): TextEdit => {
      return {
        location: at(9, 9),
        text: `${head}${text}`,
        adds: { head, items: [{ text, about }], between: ",", tail: "" },
      };
    };
    expect(chosen(added("a"), added("b"), added("a"))).toEqual([0, 1, 2]);
    expect(chosen(added("a", "x"), added("b", "y"), added("c", "x"), added("d", "y"))).toEqual([0, 1]);
    expect(chosen(added("a"), added("b", "b", ";"), { location: at(9, 9), text: ",b" })).toEqual([0]);
  });
});

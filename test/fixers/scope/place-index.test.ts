import { describe, expect, it } from "vitest";
import { placeIndex } from "../../../src/fixers/scope/place-index.js";
import { sourceFile, type Location } from "../../../src/source/index.js";

const file = sourceFile("a.json", "");

function place(start: number, end: number): Location {
  return { file, start, end };
}

describe("an index of places", () => {
  it("finds what overlaps or touches a place, in the order in which it was given", () => {
    const places = [place(20, 30), place(0, 100), place(5, 10), place(40, 50)];
    const { near } = placeIndex(places, (one) => one);
    expect(near(place(22, 25))).toEqual([places[0], places[1]]);
    expect(near(place(10, 20))).toEqual([places[0], places[1], places[2]]);
    expect(near(place(60, 60))).toEqual([places[1]]);
    expect(near(place(101, 110))).toEqual([]);
  });

  it("finds nothing in another file", () => {
    const { near } = placeIndex([place(0, 100)], (one) => one);
    expect(near({ ...place(0, 10), file: sourceFile("b.json", "") })).toEqual([]);
  });

  it("gives the same as a look at all places", () => {
    const numbers = Array.from({ length: 200 }, (_, index) => (index * 7919) % 1000);
    const places = numbers.map((start, index) => place(start, start + ((index * 31) % 400)));
    const { near } = placeIndex(places, (one) => one);
    for (const start of numbers) {
      const asked = place(start, start + 3);
      expect(near(asked)).toEqual(places.filter((one) => one.start <= asked.end && one.end >= asked.start));
    }
  });
});

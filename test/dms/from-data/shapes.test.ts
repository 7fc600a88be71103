import { describe, expect, it } from "vitest";
import { judgeShape, type Tried } from "./judge-shape.js";
import { writtenUses } from "./rows.js";
import { writings } from "./shape-units.js";
import { allShapes } from "./shapes.js";

const all = allShapes();

const places = writings.flatMap((writing) =>
  all
    .filter(({ variants }) => variants[writing.format])
    .map((shape) => [shape.name, writing.name, shape, writing] as const),
);

/** Needs that are on everything of a kind have no wrong resource. */
const allRight = ({ tried }: Tried): Tried => ({ tried, wrong: [] });

describe("the documented permissions of a shape", () => {
  it("are tried for every use that a template can write", () => {
    const tried = new Set(all.map(({ use }) => use.id));
    expect(writtenUses.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
    expect(all.filter(({ needs }) => needs.length === 0)).toEqual([]);
  });

  it.each(places)("%s, %s", async (_shape, _writing, shape, writing) => {
    const judged = await judgeShape(shape, writing);
    expect(judged?.noise, "all are granted").toEqual([]);
    for (const part of ["removed", "elsewhere", "suggestions"] as const) {
      const found = judged?.[part] ?? { tried: 0, wrong: [] };
      expect(found, part).toEqual(allRight(found));
    }
    expect(judged?.removed.tried).toBe(shape.needs.length);
  });
});

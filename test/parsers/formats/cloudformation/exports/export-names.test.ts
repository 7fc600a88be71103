import { expect, it } from "vitest";
import {
  exportIndex,
  mayBeSame,
  type OpenName,
} from "../../../../../src/parsers/formats/cloudformation/exports/export-names.js";
import type { Export } from "../../../../../src/parsers/formats/cloudformation/exports/exports.js";
import { always } from "../../../../../src/tree/index.js";
import { pick, randomOf } from "../../../../../tools/random.js";

it("finds the exports that comparing a name with each of them finds", () => {
  const random = randomOf(1);
  const anyName = (): OpenName => {
    const sample = Array.from({ length: 1 + random(4) }, () => pick(["\u0001", "a", "b", "ab", "-"], random)).join("");
    return { sample, pieces: sample.split("\u0001") };
  };
  for (let round = 0; round < 200; round++) {
    const names = new Map(
      Array.from({ length: 20 }, (_, index): [Export, OpenName] => [
        { path: `${String(index)}.yaml`, output: "O", name: { kind: "text", parts: [], location }, when: always },
        anyName(),
      ]),
    );
    const wanted = anyName();
    const found = exportIndex([...names.keys()], (one) => names.get(one) ?? wanted)(wanted);
    const expected = [...names].filter(([, name]) => mayBeSame(name, wanted)).map(([{ path }]) => path);
    expect(found.flatMap(({ exports }) => exports.map(({ path }) => path)).sort()).toEqual(expected.sort());
  }
});

const location = { file: { path: "a.yaml", text: "" }, start: 0, end: 0 };

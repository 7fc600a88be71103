import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { practisedUnit, spareTime } from "../../src/lsp/spare-time.js";

/** Longer than the rest after which spare time begins. */
const rested = 60;

interface Seen {
  collected: number;
  practised: number;
}

function started(used = 10_000_000): {
  readonly spare: ReturnType<typeof spareTime>;
  readonly seen: Seen;
  readonly practise: () => Promise<void>;
} {
  const seen = { collected: 0, practised: 0 };
  const practise = (): Promise<void> => {
    seen.practised++;
    return Promise.resolve();
  };
  const collect = (): void => {
    seen.collected++;
  };
  return { spare: spareTime({ used: () => used, collect }, { pause: 5, enough: 20 }), seen, practise };
}

describe("spare time", () => {
  it("collects garbage after a rest, once", async () => {
    const { seen, spare } = started();
    spare.begin();
    expect(seen.collected).toBe(0);
    await sleep(4 * rested);
    expect(seen).toEqual({ collected: 1, practised: 0 });
  });

  it("lets little garbage lie", async () => {
    const { seen, spare } = started(5_000_000);
    spare.begin();
    await sleep(4 * rested);
    expect(seen.collected).toBe(0);
  });

  it("is over when there is something to do", async () => {
    const { practise, seen, spare } = started();
    spare.begin(practise);
    spare.end();
    await sleep(2 * rested);
    expect(seen).toEqual({ collected: 0, practised: 0 });
  });

  it("practises again and again until there is something to do", async () => {
    const { practise, seen, spare } = started();
    spare.begin(practise);
    while (seen.practised < 3) await sleep(5);
    spare.end();
    const { practised } = seen;
    await sleep(2 * rested);
    expect(seen.practised).toBe(practised);
    expect(seen.collected).toBe(practised);
  });

  it("does not go on after work that began while it practised", async () => {
    const { seen, spare } = started();
    let finish: () => void = () => undefined;
    spare.begin(() => {
      seen.practised++;
      return new Promise((resolve) => (finish = resolve));
    });
    while (seen.practised === 0) await sleep(5);
    spare.end();
    finish();
    await sleep(2 * rested);
    expect(seen).toEqual({ collected: 1, practised: 1 });
  });

  it("ends practice when it is enough, tasks included", async () => {
    const { practise, seen, spare } = started();
    spare.begin(practise);
    while (seen.practised < 20) await sleep(5);
    await sleep(2 * rested);
    expect(seen.practised).toBe(20);
  });

  it("does not practise in a session with many tasks", async () => {
    const { practise, seen, spare } = started();
    for (let task = 0; task < 21; task++) {
      spare.begin(practise);
      spare.end();
    }
    spare.begin(practise);
    await sleep(2 * rested);
    expect(seen).toEqual({ collected: 1, practised: 0 });
  });
});

it("what is practised with is the unit that was linted last, if that was short", () => {
  const after = practisedUnit();
  expect(after({ kind: "findings", unit: "small" }, 20)).toBe("small");
  expect(after({ kind: "hover", unit: "large" }, 5)).toBe("small");
  expect(after({ kind: "codeActions", unit: "small" }, 500)).toBe("small");
  expect(after({ kind: "findings", unit: "large" }, 500)).toBeUndefined();
  expect(after({ kind: "hover", unit: "large" }, 5)).toBeUndefined();
  expect(after({ kind: "hover", unit: "small" }, 5)).toBeUndefined();
});

import type { Bomb } from "./bomb.js";
import type { Explosion } from "./run-bomb.js";

const nameWidth = 66;

export function printHeader(): void {
  console.log(`${"bomb".padEnd(nameWidth)} ${"seconds".padStart(14)} ${"MB".padStart(13)}`);
}

/** Name, what it took of what it may take, and how it ended. */
export function printRow({ bounds: given, name }: Bomb, { bounds, megabytes, problem, seconds }: Explosion): void {
  const time = `${seconds.toFixed(1)} of ${bounds.seconds.toFixed(1)}`;
  const memory = `${megabytes.toFixed(0)} of ${bounds.megabytes.toFixed(0)}`;
  const why = given === undefined ? "" : ` (${given.because})`;
  const outcome = problem === undefined ? "ok" : `FAILED ${problem}`;
  console.log(`${name.padEnd(nameWidth)} ${time.padStart(14)} ${memory.padStart(13)}  ${outcome}${why}`);
}

/**
 * Tests what `--fix` does with misspelled actions of all services: `npx tsx tools/action-slips.ts [COUNT]`. By default
 * it tries 100,000 actions with another verb and 100,000 actions with a wrong letter. Fails if a fix changes the verb
 * or the access level.
 */
import { fixed } from "./slips/fix.js";
import { randomOf } from "./random.js";
import { everyAction, letterSlips, verbSwaps } from "./slips/misspell.js";

const count = Number(process.argv[2] ?? "100000");
const actions = await everyAction();
const seed = 20_261_126;

for (const [name, misspelled] of [
  ["verb swaps", verbSwaps(actions, count, randomOf(seed))],
  ["letter slips", letterSlips(actions, count, randomOf(seed))],
] as const) {
  const { documented, fixes, harmful, suggestions, untouched } = await fixed(misspelled);
  console.log(`${String(count)} ${name} of ${String(actions.length)} actions`);
  console.log(`  fixed                        ${String(fixes)}`);
  console.log(`  fixed, documented operations ${String(documented)}`);
  console.log(`  suggested                    ${String(suggestions)}`);
  console.log(`  reported                     ${String(untouched)}`);
  console.log(`  to another verb or level     ${String(harmful.length)}`);
  for (const one of harmful.slice(0, 50)) console.log(`    ${one}`);
  if (harmful.length > 0) process.exitCode = 1;
}

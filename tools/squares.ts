/**
 * Counts how often each function of the built dmslint is called on inputs of one, two and four times as many parts, and tells
 * which calls grow with the square: `npm run squares [-- --only NAME]… [--list]`. Counts are the same on a slow or busy machine.
 * `--only` takes a part of a name; without it, inputs are left out where such calls are accepted. Exit status 1: there are such calls.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { countingProcess, type CallCounts, type CountingProcess } from "./squares/call-counts.js";
import { growingInputs, type GrowingInput } from "./squares/inputs.js";
import { sizes, squaresIn, type Square } from "./squares/squares-in.js";

const { values } = parseArgs({
  options: { only: { type: "string", multiple: true, default: [] }, list: { type: "boolean", default: false } },
});

const program = fileURLToPath(new URL("../dist/cli.cjs", import.meta.url));
const chosen = growingInputs.filter(({ because, name }) =>
  values.only.length === 0 ? because === undefined : values.only.some((part) => name.includes(part)),
);

if (values.list) for (const { name } of chosen) console.log(name);
else if (chosen.length === 0) refuse("No input has this name. --list shows all.");
else if (!existsSync(program)) refuse("Build first: npm run build");
else await countAll();

async function countAll(): Promise<void> {
  const text = readFileSync(program, "latin1");
  const waiting = [...chosen];
  let found = 0;
  const countNext = async (): Promise<void> => {
    const counting = countingProcess(program);
    for (let input = waiting.shift(); input; input = waiting.shift()) {
      const squares = await squaresOf(input, counting);
      for (const square of squares) console.log(`${input.name}: ${lineOf(square, text)}`);
      found += squares.length;
    }
    counting.end();
  };
  await Promise.all([countNext(), countNext()]);
  console.log(`${String(chosen.length)} inputs, ${String(found)} squares`);
  if (found > 0) process.exitCode = 1;
}

async function squaresOf({ args, filesOf }: GrowingInput, counting: CountingProcess): Promise<readonly Square[]> {
  const [small, middle, large] = sizes;
  const count = (size: number): Promise<CallCounts> => counting.lint(filesOf(size), args);
  // What is loaded and made only once would look like a part that shrinks.
  await count(small);
  return squaresIn([await count(small), await count(middle), await count(large)]);
}

/** The name of the function, and how its piece begins in the program. */
function lineOf({ counts, perPair, piece: { functionName, start } }: Square, text: string): string {
  const begin = text.slice(start, start + 60).replace(/\s+/g, " ");
  return `${functionName || "a function"} runs ${counts.join(", ")} times, ${perPair.toFixed(1)} for each pair: ${begin}`;
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

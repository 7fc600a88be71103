// Runs all generators, which write all generated files: `npm run generate`.
import { generators } from "./generators.js";
import { runNode, toolCommand } from "./run-tool.js";

for (const { name } of generators) {
  const { output, status } = await runNode(toolCommand(name));
  console.log(`${status === 0 ? "ok  " : "FAIL"} ${name}`);
  if (output !== "") console.log(output.trimEnd());
  if (status !== 0) process.exitCode = 1;
}

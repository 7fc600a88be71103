import { visible } from "../source/index.js";

/**
 * Runs code of the user, and waits for it. If it ends the process, or waits for what never comes, Node ends with status 0: nothing
 * was done, so that must not look like success.
 */
export async function untilDone<T>(name: string, run: () => Promise<T> | T): Promise<T> {
  const ended = (): void => {
    // 0 and 1 say that the run was done. A higher status is that of somebody who knows more.
    if (!process.exitCode || process.exitCode === 1) process.exitCode = 2;
    process.stderr.write(
      `dmslint ended in the middle of its work: the ${visible(name)} ends the process, or waits for what never comes.\n`,
    );
  };
  process.once("exit", ended);
  try {
    return await run();
  } finally {
    process.off("exit", ended);
  }
}

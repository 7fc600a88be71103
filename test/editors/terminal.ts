import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";

export interface Terminal {
  /** Presses keys, as the bytes that a terminal sends for them. */
  press(keys: string): unknown;
  /** Waits until the program has drawn a text since the last time that something was seen. Gives what was drawn. */
  see(text: string): Promise<string>;
  ended(): Promise<void>;
}

export const keys = { enter: "\r", escape: "\u001B", completion: "\u0018" } as const;

/** A key that follows Escape without a pause is another key: Alt with it. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

/** Runs a command in a terminal of 160 columns and 50 rows, which the program `script` of Debian's base system makes. */
export function inTerminal(
  command: string,
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Terminal {
  const start = `stty cols 160 rows 50; exec ${command}`;
  const child = spawn("script", ["--quiet", "--flush", "--return", "--command", start, "/dev/null"], {
    cwd,
    env: { ...env, TERM: "xterm-256color", COLORTERM: "truecolor" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const exited = once(child, "exit");
  onTestFinished(() => void child.kill("SIGKILL"));
  let drawn = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (drawn += text));
  return {
    press: (text) => child.stdin.write(text),
    async see(text) {
      for (const end = Date.now() + 20_000; !plain(drawn).includes(text);) {
        if (Date.now() > end) throw new Error(`"${text}" is not seen in:\n${plain(drawn)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const seen = plain(drawn);
      drawn = "";
      return seen;
    },
    async ended() {
      await exited;
    },
  };
}

/** The text without colours. A move of the cursor becomes a line end. */
function plain(drawn: string): string {
  return drawn
    .replace(/\u001B\[[\d;:]*m/g, "")
    .replace(/\u001B(?:\[[\d;:?>]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|.)/g, "\n");
}

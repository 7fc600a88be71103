import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";

const isInstalled = spawnSync("chromium", ["--version"]).status === 0;

/** In CI Chromium is installed, and a test that is skipped would prove nothing. */
export const hasChromium = isInstalled || Boolean(process.env.CI);

/** What Chromium sends: the answer to a request, or an event. https://chromedevtools.github.io/devtools-protocol/ */
interface Received {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** A page in headless Chromium. */
export interface Page {
  /** The value of an expression in the page, as JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** The value of an expression in the last frame that has a process of its own. */
  evaluateInFrame(expression: string): Promise<unknown>;
  /** Waits until an expression is true. */
  until(expression: string): Promise<void>;
  press(key: string, held?: readonly "Control"[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Clicks in the middle of the first element with a selector. */
  click(selector: string): Promise<void>;
  setMedia(media: "screen" | "print", scheme: "dark" | "light"): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** What is seen, as PNG in base64. */
  screenshot(): Promise<string>;
  /** The URLs that the page asked for, and what it wrote to the console or violated. */
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** A browser that speaks on a pipe, so that it needs no port. */
export function startChromium(): { open(url: string): Promise<Page>; stop(): void } {
  const profile = mkdtempSync(join(tmpdir(), "dmslint-chromium-"));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"];
  const browser = spawn("chromium", [...flags, `--user-data-dir=${profile}`, "--window-size=1200,800"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    // A group of its own, which ends as a whole: a process that is left would write into the profile.
    detached: true,
  });
  const { send, listen } = connect(browser);
  return {
    open: (url) => openPage(url, send, listen),
    stop: () => {
      browser.once("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
      if (browser.pid !== undefined) process.kill(-browser.pid, "SIGKILL");
    },
  };
}

/** A worker or a frame of the page. */
interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly type: string };
}

type Send = (method: string, params?: object, sessionId?: string) => Promise<Readonly<Record<string, unknown>>>;
type Listen = (listener: (message: Received) => void) => void;

function connect({ stdio }: ChildProcess): { readonly send: Send; readonly listen: Listen } {
  const [, , , input, output] = stdio;
  if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error("Chromium has no pipe");
  const waiting = new Map<number, (message: Received) => void>();
  const listeners: ((message: Received) => void)[] = [];
  // It may be ended while something is said to it.
  input.on("error", () => undefined);
  let rest = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const one of messages) {
      const message = JSON.parse(one) as Received;
      if (message.id === undefined) for (const listener of listeners) listener(message);
      else waiting.get(message.id)?.(message);
    }
  });
  let last = 0;
  return {
    listen: (listener) => listeners.push(listener),
    send: (method, params = {}, sessionId) =>
      new Promise((done, fail) => {
        last += 1;
        waiting.set(last, ({ error, result = {} }) => (error ? fail(new Error(error.message)) : done(result)));
        input.write(`${JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) })}\0`);
      }),
  };
}

async function openPage(url: string, sendTo: Send, listen: Listen): Promise<Page> {
  const { targetId } = await sendTo("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await sendTo("Target.attachToTarget", { targetId, flatten: true });
  const session = String(sessionId);
  const send = (method: string, params: object = {}): ReturnType<Send> => sendTo(method, params, session);
  const requests: string[] = [];
  const complaints: string[] = [];
  const sessions = new Set([session]);
  const frames: string[] = [];
  const loaded = new Promise<void>((done) =>
    listen(({ method, params = {}, sessionId: from }) => {
      if (from === undefined || !sessions.has(from)) return;
      if (method === "Target.attachedToTarget") {
        const { sessionId: inner, targetInfo } = params as unknown as Attached;
        sessions.add(inner);
        if (targetInfo.type === "iframe") frames.push(inner);
        // It may have ended before it started.
        watch(inner).catch(() => undefined);
      }
      if (method === "Page.loadEventFired") done();
      if (method === "Network.requestWillBeSent") requests.push(JSON.stringify(params.request));
      if (/^(?:Log.entryAdded|Runtime.(?:exceptionThrown|consoleAPICalled))$/.test(method ?? ""))
        complaints.push(JSON.stringify(params));
    }),
  );
  // Workers and frames are watched too, from before they start.
  const watch = async (watched: string): Promise<void> => {
    const toAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
    await Promise.all([
      ...["Network", "Runtime", "Log"].map((domain) => sendTo(`${domain}.enable`, {}, watched).catch(() => undefined)),
      sendTo("Target.setAutoAttach", toAttach, watched).catch(() => undefined),
    ]);
    await sendTo("Runtime.runIfWaitingForDebugger", {}, watched);
  };
  await send("Page.enable");
  await watch(session);
  await send("Page.navigate", { url });
  await loaded;
  const evaluateAt = async (expression: string, place: string): Promise<unknown> => {
    const wanted = { expression, returnByValue: true, awaitPromise: true };
    const { exceptionDetails, result } = await sendTo("Runtime.evaluate", wanted, place);
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { readonly value?: unknown }).value;
  };
  const evaluate = (expression: string): Promise<unknown> => evaluateAt(expression, session);
  const evaluateInFrame = (expression: string): Promise<unknown> => evaluateAt(expression, frames.at(-1) ?? "");
  const until = async (expression: string): Promise<void> => {
    const end = Date.now() + 20_000;
    while ((await evaluate(expression)) !== true) {
      if (Date.now() > end) throw new Error(`not true in time: ${expression}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  return { requests, complaints, evaluate, evaluateInFrame, until, ...inputOf(send, evaluate) };
}

const codes: Readonly<Record<string, number>> = {
  Tab: 9,
  Enter: 13,
  Escape: 27,
  ArrowLeft: 37,
  ArrowRight: 39,
  ArrowDown: 40,
  F8: 119,
};

/**
 * The middle of an element, when it has not moved for a moment: what opens beside it may move it between the question and the
 * click.
 */
function restingPlace(selector: string): string {
  return `(async () => {
    const middle = () => {
      const box = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    for (let before = middle(); ; ) {
      await new Promise((done) => setTimeout(done, 30));
      const now = middle();
      if (now[0] === before[0] && now[1] === before[1]) return now;
      before = now;
    }
  })()`;
}

function inputOf(
  send: (method: string, params?: object) => ReturnType<Send>,
  evaluate: Page["evaluate"],
): Omit<Page, "complaints" | "evaluate" | "evaluateInFrame" | "requests" | "until"> {
  return {
    async press(key, held = []) {
      const code = {
        key,
        ...(held.length > 0 ? { modifiers: 2 } : key.length === 1 && { text: key }),
        windowsVirtualKeyCode: codes[key] ?? key.toUpperCase().charCodeAt(0),
      };
      const enter = key === "Enter" ? { text: "\r" } : {};
      await send("Input.dispatchKeyEvent", { type: "keyDown", ...code, ...enter });
      await send("Input.dispatchKeyEvent", { type: "keyUp", ...code });
    },
    async type(text) {
      await send("Input.insertText", { text });
    },
    async click(selector) {
      const [x, y] = (await evaluate(restingPlace(selector))) as [number, number];
      for (const type of ["mousePressed", "mouseReleased"])
        await send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
    },
    async setMedia(media, scheme) {
      await send("Emulation.setEmulatedMedia", { media, features: [{ name: "prefers-color-scheme", value: scheme }] });
    },
    async resize(width, height) {
      const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
      await send("Emulation.setDeviceMetricsOverride", metrics);
    },
    async screenshot() {
      const { data } = await send("Page.captureScreenshot", { format: "png" });
      return String(data);
    },
  };
}

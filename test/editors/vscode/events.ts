/*
 * Part of a double of the module `vscode`, for tests of the extension with its real client and the real server: VS Code
 * itself cannot run here. What VS Code documents of these classes is in editors/vscode/node_modules/@types/vscode.
 */

export class Disposable {
  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => all.forEach((one) => void one.dispose()));
  }
  constructor(private callOnDispose: (() => unknown) | undefined) {}
  dispose(): void {
    const call = this.callOnDispose;
    this.callOnDispose = undefined;
    call?.();
  }
}

export type Event<T> = (
  listener: (event: T) => unknown,
  self?: unknown,
  disposables?: { push(one: Disposable): unknown },
) => Disposable;

export class EventEmitter<T> {
  private readonly listeners = new Set<(event: T) => unknown>();
  readonly event: Event<T> = (listener, self, disposables) => {
    const bound = (event: T): unknown => listener.call(self, event);
    this.listeners.add(bound);
    const disposable = new Disposable(() => this.listeners.delete(bound));
    disposables?.push(disposable);
    return disposable;
  };
  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class CancellationTokenSource {
  private readonly emitter = new EventEmitter<undefined>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.emitter.event };
  cancel(): void {
    if (this.token.isCancellationRequested) return;
    this.token.isCancellationRequested = true;
    this.emitter.fire(undefined);
  }
  dispose(): void {
    this.emitter.dispose();
  }
}

export class CancellationError extends Error {
  constructor() {
    super("Canceled");
    this.name = this.message;
  }
}

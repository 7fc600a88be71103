import type { JudgeStart, JudgeReport, StoppedTask } from "../editor/thread-messages.js";

/** The units with a task that was stopped. The task is not begun again before the unit changes. */
export interface StoppedUnits {
  has(unit: string, kind: StoppedTask["kind"]): boolean;
  /** Why the unit has no findings. `undefined`: it is judged. */
  messageOf(unit: string): string | undefined;
  /** The unit has changed. */
  resume(unit: string): void;
  resumeAll(): void;
  /** Whether the unit was stopped, and not judged to the end since. */
  isRisky(unit: string): boolean;
  judged(unit: string): void;
}

export function stoppedUnits(
  { risky, stopped }: Pick<JudgeStart, "risky" | "stopped">,
  report: (report: JudgeReport) => void,
): StoppedUnits {
  let left = stopped;
  const unproved = new Set(risky);
  const resume = (unit: string): void => {
    if (!left.some((task) => task.unit === unit)) return;
    left = left.filter((task) => task.unit !== unit);
    report({ kind: "resumed", unit });
  };
  const find = (unit: string, kind: StoppedTask["kind"]): StoppedTask | undefined =>
    left.find((task) => task.unit === unit && task.kind === kind);
  return {
    has: (unit, kind) => find(unit, kind) !== undefined,
    messageOf: (unit) => find(unit, "findings")?.message,
    resume,
    resumeAll: () => left.forEach(({ unit }) => resume(unit)),
    isRisky: (unit) => unproved.has(unit),
    judged: (unit) => void unproved.delete(unit),
  };
}

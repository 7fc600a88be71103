import { groupBy } from "../../source/index.js";
import { judgementOf, judgeUnit, wantedUnits, type Judgement } from "../judging/judge.js";
import type { Refusal } from "../law/proposed-edit.js";
import { proveGroups, type EditGroups } from "../law/proved-findings.js";
import type { Prover } from "../law/prove.js";
import type { LinkedRun } from "../linking/link.js";
import type { RuleFailure } from "../judging/rule-failure.js";
import type { LintRun } from "../run.js";
import { doTasks, mainThread, openTasks, type ThreadAnswer, type Order, type Threads } from "./orders.js";
import { editSender, receivedEdit, receivedJudgement, sentFinding } from "./sent.js";
import { textsOf } from "./texts.js";

/** Judges every unit in this or another thread. The judgement is the same as that of one thread. */
export async function judgeInThreads(run: LintRun, linked: LinkedRun, threads: Threads): Promise<Judgement> {
  const units = wantedUnits(run, linked);
  const editFailures: RuleFailure[] = [];
  const order: Order = {
    kind: "judge",
    tasks: openTasks(units.length),
    units: units.map(({ unit }) => unit.path),
    texts: textsOf(linked),
  };
  const { answers, own } = await share(threads, order, units, (one, task) => {
    run.onProgress?.("judge", task, units.length);
    return judgeUnit(one, { run, linked, editFailures });
  });
  const judged = units.map(({ unit }, task) => {
    const [sent] = answers.flatMap((answer) => answer.judged.get(task) ?? []);
    const one = own.get(task) ?? (sent && receivedJudgement(sent, unit, editFailures));
    if (!one) throw new Error(`No thread judged ${unit.path}.`);
    return one;
  });
  return judgementOf(units, judged, editFailures);
}

/** Proves groups of edits in this and other threads. The groups of a unit stay together: their proofs are counted. */
export async function proveInThreads(
  groups: EditGroups,
  prover: Prover,
  threads: Threads,
): Promise<readonly Refusal[]> {
  const byUnit = [...groupBy(groups, ([first]) => first?.finding.unit).values()];
  const findings = [...new Set(groups.flat().map(({ finding }) => finding))];
  const sentEdit = editSender(findings);
  const order: Order = {
    kind: "prove",
    tasks: openTasks(byUnit.length),
    findings: findings.map(sentFinding),
    groups: byUnit.map((ofUnit) => ofUnit.map((group) => group.map(sentEdit))),
  };
  const { answers, own } = await share(threads, order, byUnit, (ofUnit) => proveGroups(ofUnit, prover));
  const sent = answers.flatMap(({ refused }) => [...refused.values()].flat());
  const others = sent.map(({ reason, ...edit }): Refusal => ({ ...receivedEdit(edit, findings), reason }));
  return [...[...own.values()].flat(), ...others];
}

/** Does what the other threads leave, and waits for those that took a task. */
async function share<Item, T>(
  threads: Threads,
  order: Order,
  items: readonly Item[],
  perform: (item: Item, task: number) => T | Promise<T>,
): Promise<{ readonly own: ReadonlyMap<number, T>; readonly answers: readonly ThreadAnswer[] }> {
  const asked = threads.send(order);
  const own = await doTasks(order.tasks, mainThread, items, perform);
  const busy = asked.filter((_, index) => order.tasks.includes(mainThread + 1 + index));
  return { own, answers: await Promise.all(busy) };
}

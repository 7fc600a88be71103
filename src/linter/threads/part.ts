import { judgeUnit } from "../judging/judge.js";
import { proveGroups } from "../law/proved-findings.js";
import { proverOf } from "../law/prove.js";
import { link, type LinkedRun } from "../linking/link.js";
import { openRun, type OpenRun } from "../linking/open-run.js";
import type { RuleFailure } from "../judging/rule-failure.js";
import type { LintRun } from "../run.js";
import { doTasks, noPart, type ThreadAnswer, type JudgeOrder, type Order, type ProveOrder } from "./orders.js";
import { editSender, receivedEdit, receivedFinding, sentJudgement } from "./sent.js";
import { textsOf } from "./texts.js";

/** Reads and links a run, and then takes a part of its work. `thread`: the number of this thread. */
export async function takePart(asked: LintRun, thread: number): Promise<(order: Order) => Promise<ThreadAnswer>> {
  const run = openRun(asked);
  const linked = await link(run);
  let isSame = false;
  return async (order) => {
    if (order.kind === "judge") {
      isSame = order.texts === textsOf(linked);
      return isSame ? judgePart(order, run, linked, thread) : noPart;
    }
    return isSame ? provePart(order, run, linked, thread) : noPart;
  };
}

async function judgePart(order: JudgeOrder, run: LintRun, linked: LinkedRun, thread: number): Promise<ThreadAnswer> {
  const editFailures: RuleFailure[] = [];
  const byPath = new Map(linked.units.map((one) => [one.unit.path, one]));
  const judged = await doTasks(order.tasks, thread, order.units, (path) => {
    const one = byPath.get(path);
    if (!one) throw new Error(`Threads read different units: ${path}`);
    return judgeUnit(one, { run, linked, editFailures });
  });
  const sent = [...judged].map(([task, one]) => [task, sentJudgement(one, editFailures)] as const);
  return { ...noPart, judged: new Map(sent) };
}

async function provePart(order: ProveOrder, run: OpenRun, linked: LinkedRun, thread: number): Promise<ThreadAnswer> {
  const units = new Map(run.units.map((unit) => [unit.path, unit]));
  const findings = order.findings.map((sent) => receivedFinding(sent, units));
  const sentEdit = editSender(findings);
  const prover = proverOf({ run, linked, isForOffer: true });
  const refused = await doTasks(order.tasks, thread, order.groups, async (ofUnit) => {
    const groups = ofUnit.map((group) => group.map((one) => receivedEdit(one, findings)));
    const found = await proveGroups(groups, prover);
    return found.map(({ reason, ...edit }) => ({ ...sentEdit(edit), reason }));
  });
  return { ...noPart, refused };
}

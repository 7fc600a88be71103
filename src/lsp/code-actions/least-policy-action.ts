import type { Range } from "vscode-languageserver/node.js";
import type { FileEdit } from "../../linter/index.js";
import { isRole } from "../../iam/index.js";
import type { Role } from "../../model/index.js";
import { isFailure, onceIn, oncePer, sourceFile } from "../../source/index.js";
import { advise, insertedPolicy, policyDifference, type LeastPolicy } from "../../workspace/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { lintDocument, type DocumentLint, type LintSettings } from "../lints/lint-document.js";
import { offsetOfPosition } from "../texts/positions.js";
import { findingKey } from "./proved-messages.js";
import type { Snapshot } from "../lints/snapshot.js";

/** Edits that give a role what it lacks. */
export interface LeastPolicyAction {
  readonly title: string;
  readonly edits: readonly FileEdit[];
}

/**
 * The action that inserts the least policy of the role that a range stands in. It is offered only if the role lacks
 * something, and if the edits give it all of that and cause no finding: they are tried in memory first.
 */
export async function leastPolicyAction(
  range: Range,
  { path, text }: OpenDocument,
  snapshot: Snapshot,
  settings: LintSettings,
): Promise<LeastPolicyAction | undefined> {
  const file = sourceFile(path, text);
  const [start, end] = [offsetOfPosition(file, range.start), offsetOfPosition(file, range.end)];
  const role = snapshot.brokenTexts.size > 0 ? undefined : roleAround(path, start, end, snapshot);
  if (!role) return undefined;
  return onceIn(actionsOf(snapshot.judged), role, () => actionFor(role, snapshot, settings));
}

/** The actions that were made for a text. Editors ask for them again whenever the cursor moves. */
const actionsOf = oncePer((_judged: DocumentLint) => new Map<Role, Promise<LeastPolicyAction | undefined>>());

async function actionFor(
  role: Role,
  snapshot: Snapshot,
  settings: LintSettings,
): Promise<LeastPolicyAction | undefined> {
  const lacking = await lackingPolicy(role.address, snapshot.judged);
  if (!lacking) return undefined;
  for (const withTrust of [false, true]) {
    const edits = insertedPolicy(lacking, withTrust)?.map(({ location, text: words }): FileEdit => {
      return { filePath: location.file.path, range: [location.start, location.end], text: words };
    });
    if (edits && (await isEnough(edits, role.address, snapshot, settings)))
      return { title: `Insert the least policy for ${role.logicalName}`, edits };
  }
  return undefined;
}

function roleAround(path: string, start: number, end: number, { judged }: Snapshot): Role | undefined {
  const templates = judged.model.templates.filter(({ account }) => !account);
  return templates
    .flatMap(({ principals, resources }) =>
      principals.filter(isRole).map((role) => ({ role, extent: resources.get(role.address)?.extent })),
    )
    .find(({ extent }) => extent?.file.path === path && extent.start <= start && end <= extent.end)?.role;
}

/** The least policy of a role, if the role lacks a part of it. */
async function lackingPolicy(address: string, { workspace }: DocumentLint): Promise<LeastPolicy | undefined> {
  const advice = await advise(workspace, { whom: [address] });
  if (isFailure(advice)) return undefined;
  return advice.policies.find((policy) => policyDifference(policy, advice).missing.length > 0);
}

/** Whether a role lacks nothing after the edits, and nothing is found that was not found before. */
async function isEnough(
  edits: readonly FileEdit[],
  address: string,
  { document, judged, texts }: Snapshot,
  settings: LintSettings,
): Promise<boolean> {
  const changed = new Map(texts);
  for (const { filePath, range, text } of edits.toReversed()) {
    const before = changed.get(filePath) ?? judged.workspace.reader.read(filePath) ?? "";
    changed.set(filePath, before.slice(0, range[0]) + text + before.slice(range[1]));
  }
  const after = await lintDocument({ document, texts: changed }, settings);
  if (isFailure(after)) return false;
  const known = new Set(findingsOf(judged));
  return findingsOf(after).every((one) => known.has(one)) && (await lackingPolicy(address, after)) === undefined;
}

function findingsOf({ results }: DocumentLint): readonly string[] {
  return results.flatMap(({ messages }) => messages.map(findingKey));
}

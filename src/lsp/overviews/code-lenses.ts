import type { CodeLens } from "vscode-languageserver/node.js";
import {
  addressPage,
  explainAddress,
  explainedUses,
  findingsOf,
  lintedOf,
  setPage,
  type ExplainedUse,
  type Linted,
} from "../../explain/index.js";
import { visible, type Location } from "../../source/index.js";
import { settingsByPath } from "../../workspace/index.js";
import { explainCommand } from "../editor/commands.js";
import type { ShownTexts } from "../places/shown-texts.js";
import type { Snapshot } from "../lints/snapshot.js";

/** Above each role and DMS resource: how many permissions its uses need, and how many are missing. */
export function codeLenses(path: string, uri: string, snapshot: Snapshot, shown: ShownTexts): readonly CodeLens[] {
  const linted = lintedIn(snapshot);
  const { templates } = linted.project;
  const uses = templates.flatMap((template) =>
    template.dmsResources.flatMap((resource) => explainedUses(linted, template, resource)),
  );
  const things = templates.flatMap(({ dmsResources, principals }) => [
    ...dmsResources,
    ...principals.filter(({ kind }) => kind === "Role"),
  ]);
  const here = things.filter(({ location }) => location.file.path === path);
  return here.flatMap(({ address, location }) => {
    const own = uses.filter(({ role, user }) =>
      [role, user].some((one) => one?.address === address && one.filePath === path),
    );
    return own.length === 0 ? [] : [lensAt(location, address, uri, own, shown)];
  });
}

function lensAt(
  location: Location,
  address: string,
  uri: string,
  uses: readonly ExplainedUse[],
  shown: ShownTexts,
): CodeLens {
  const command = { title: titleOf(uses), command: explainCommand, arguments: [uri, address] };
  return { range: shown.rangeOf(location), command };
}

/** `needs 9 permissions, 2 missing`. What AWS only recommends is not counted as missing. */
function titleOf(uses: readonly ExplainedUse[]): string {
  const actions = uses.flatMap((use) => use.actions).filter(({ need }) => need !== "recommended");
  const countOf = (some: typeof actions): number => new Set(some.map(({ action }) => action)).size;
  const count = countOf(actions);
  const missing = countOf(actions.filter(({ answer }) => answer === "no"));
  const unknown = countOf(actions.filter(({ answer }) => answer === "unknown" || answer === "unjudged"));
  const isUntrusted = uses.some(({ trust }) => trust.some(({ answer }) => answer === "no"));
  return [
    `needs ${String(count)} permission${count === 1 ? "" : "s"}`,
    ...(missing > 0 ? [`${String(missing)} missing`] : []),
    ...(unknown > 0 ? [`${String(unknown)} not known`] : []),
    ...(isUntrusted ? ["DMS is not trusted"] : []),
  ].join(", ");
}

/** What `dmslint explain` says about an address. `undefined`: nothing has it. */
export function explanation(address: string | undefined, snapshot: Snapshot): string | undefined {
  const found = address === undefined ? undefined : explainAddress(address, lintedIn(snapshot));
  if (found?.kind !== "address") return undefined;
  return setPage(
    addressPage(found, (path) => visible(path)),
    100,
  );
}

function lintedIn({ judged }: Snapshot): Linted {
  const findings = judged.results.flatMap(({ filePath, messages }) => findingsOf(filePath, messages));
  return lintedOf(judged.model, settingsByPath(judged.workspace), findings);
}

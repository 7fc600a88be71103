import { addTo } from "../../source/index.js";
import type { AddressExplanation, SeveralAddresses } from "../answers/explain-address.js";
import type { ExplainedAction, ExplainedUse } from "../answers/judged-uses.js";
import { paragraphs, section, type Block, type ShowPath } from "./page.js";
import { shownAddress, shownFinding, shownPlace } from "./shown-places.js";

export function addressPage(explanation: AddressExplanation, show: ShowPath): readonly Block[] {
  const { callerActions, findings, holders, name, resource, type, uses } = explanation;
  return [
    { kind: "title", text: resource.address },
    { kind: "text", text: `${type}${name === undefined ? "" : `, named ${name}`}, in ${shownPlace(resource, show)}` },
    ...section(
      "It belongs to",
      holders.map((one) => shownAddress(one, show)),
    ),
    ...uses.flatMap((use) => useBlocks(use, resource.address, show)),
    ...(uses.length === 0
      ? paragraphs("Use by DMS", "No DMS resource in the linted files is seen to use a role here.")
      : []),
    ...section("Who deploys it needs", callerActions.length === 0 ? [] : [callerActions.join(", ")]),
    ...section(
      "What lint says",
      findings.map((finding) => shownFinding(finding, show)),
    ),
    ...section("Source", [...new Set(uses.flatMap(({ source }) => source.slice(0, 1)))]),
  ];
}

export function severalPage({ resources, written }: SeveralAddresses, show: ShowPath): readonly Block[] {
  const hasOneAddress = new Set(resources.map(({ address }) => address)).size === 1;
  const advice = hasOneAddress ? "Name the file or folder of one behind it." : "Give the address of one.";
  return [
    { kind: "title", text: `Several resources are called ${written}. ${advice}` },
    ...section(
      "Addresses",
      resources.map((one) => shownAddress(one, show)),
    ),
  ];
}

function useBlocks(use: ExplainedUse, self: string, show: ShowPath): readonly Block[] {
  const { actions, reasons, role, title, trust, user } = use;
  const parts = [
    ...(user.address === self ? [] : [`for ${shownAddress(user, show)}`]),
    ...(role && role.address !== self ? [`with role ${shownAddress(role, show)}`] : []),
  ];
  const trusts = trust.map(
    ({ answer, reason, service }) => `trust in ${service}: ${trustWords[answer]}${because(reason)}`,
  );
  return section([title, ...parts].join(", "), [
    ...reasons.map((reason) => `not judged: ${reason}`),
    ...trusts,
    ...actions.filter(({ answer }) => answer === "no").map(missingText),
    ...actions
      .filter(({ answer }) => answer === "unknown")
      .map((one) => `not known: ${need(one)}${because(one.reason)}`),
    ...actions.filter(({ answer }) => answer === "unjudged").map((one) => `needs ${need(one)}`),
    ...grantedItems(actions, show),
  ]);
}

const trustWords = { yes: "there", no: "MISSING", unknown: "not known" } as const;
const causes = { missing: "MISSING", denied: "DENIED", boundary: "OUTSIDE THE PERMISSIONS BOUNDARY" } as const;

function missingText(action: ExplainedAction): string {
  return action.need === "recommended" && action.cause === "missing"
    ? `${action.isOwn ? "Your own requirements recommend it" : "AWS recommends it"}, and it is not granted: ${need(action)}`
    : `${causes[action.cause ?? "missing"]}: ${need(action)}`;
}

function need({ action, resources }: ExplainedAction): string {
  return resources.length === 0 ? action : `${action} on ${resources.join(", ")}`;
}

function because(reason: string | undefined): string {
  return reason === undefined ? "" : ` (${reason})`;
}

/** The granted actions by the statements that grant them. */
function grantedItems(actions: readonly ExplainedAction[], show: ShowPath): readonly string[] {
  const byStatement = new Map<string, string[]>();
  for (const { action, answer, grantedBy } of actions) {
    if (answer !== "yes") continue;
    const by = grantedBy.map((one) => shownAddress(one, show)).join(", ");
    addTo(byStatement, by, action);
  }
  return [...byStatement].map(
    ([by, names]) => `granted${by === "" ? "" : ` by ${by}`}: ${[...new Set(names)].join(", ")}`,
  );
}

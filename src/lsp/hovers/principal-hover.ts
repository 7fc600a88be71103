import { matchText, plainText, sameText } from "../../iam/index.js";
import { roleUses } from "../../knowledge/index.js";
import type { Principal, Project } from "../../model/index.js";
import type { SettingsOf } from "./policy-hover.js";
import { judgedUses } from "./role-needs.js";

/** What a hover over a service in a trust policy says: for which uses DMS assumes roles as this service. */
export function principalLines(
  { principalKind, text }: Principal,
  project: Project,
  settingsOf: SettingsOf,
): readonly string[] {
  if (principalKind !== "Service") return [];
  const uses = roleUses.filter(({ trustPrincipals }) =>
    trustPrincipals.some(({ service }) => matchText(plainText(service.replace("${Region}", "*")), text) === "yes"),
  );
  const here = project.templates
    .flatMap((home) => home.dmsResources.flatMap((one) => judgedUses(project, home, one, settingsOf(home))))
    .filter(({ variants }) =>
      variants
        .flatMap(({ trust }) => trust)
        .some(({ applies, service }) => applies.answer !== "no" && sameText(service, text) === "yes"),
    )
    .map(({ resource, use }) => `- \`${resource.address}\` needs a role that trusts it, for ${use.title}.`);
  if (uses.length === 0 && here.length === 0) return [];
  const titles = [...new Set(uses.map(({ title }) => title))];
  return [
    ...(titles.length === 0 ? [] : [`DMS assumes roles as this service: ${titles.join(", ")}.`, ""]),
    ...new Set(here),
  ];
}

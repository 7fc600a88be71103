import { oncePer, onceIn } from "../../source/index.js";
import type { Project, Resource, Template } from "../../model/index.js";
import { stringOf, textsIn, type Text } from "../../tree/index.js";
import { isPolicyOfAccount, isPolicyOfOther, mayHoldGrants } from "./granting-policies.js";
import { documentsByAddress } from "../holders/held-documents.js";
import { resourceKey, resourcesIn } from "../resources/resource-key.js";
import type { AccessRequest } from "../statements/statement-match.js";

/** A resource in the linted files that holds a policy of the requested resource, but whose policy cannot be read. */
export function unseenPolicy(project: Project, { action, resource }: AccessRequest): Resource | undefined {
  const { byKey, byService } = unseenPolicies(project);
  const keys = resourcesIn(resource);
  const ofKeys = keys.flatMap((key) => byKey.get(key) ?? []);
  const ofService = byService.get(action.slice(0, action.indexOf(":")).toLowerCase());
  if (ofKeys.length > 0 || !ofService) return ofKeys[0];
  const { all, byName, open } = ofService;
  const names = namesIn(resource);
  const mayBeAny = keys.length === 0 && names.some((name) => name.includes(hole));
  return mayBeAny ? all[0] : (names.flatMap((name) => byName.get(name) ?? [])[0] ?? open[0]);
}

/** Resources with policies of one service that cannot be read. Of those that are alike, the first one is enough. */
interface OfService {
  readonly all: Resource[];
  /** By the names of the resources to which the policies belong. */
  readonly byName: Map<string, Resource>;
  /** Those whose policy may belong to any resource. */
  readonly open: Resource[];
}

const unseenPolicies = oncePer((project: Project) => {
  const byKey = new Map<string, Resource>();
  const byService = new Map<string, OfService>();
  for (const template of project.templates) {
    for (const holder of template.resources.values()) {
      const { service } = holder;
      if (service === undefined || !mayHoldGrants(holder) || !holder.settings.has("policy")) continue;
      if (isSeen(template, holder)) continue;
      const ofService = onceIn(byService, service, () => ({ all: [], byName: new Map(), open: [] }));
      addUnseen(template, holder, byKey, ofService);
    }
  }
  return { byKey, byService };
});

function isSeen(template: Template, holder: Resource): boolean {
  const uses = documentsByAddress(template).get(holder.address) ?? [];
  return uses.length > 0 && uses.every(({ document }) => document.incompleteReason === undefined);
}

function addUnseen(
  template: Template,
  holder: Resource,
  byKey: Map<string, Resource>,
  { all, byName, open }: OfService,
): void {
  all.push(holder);
  const addFirst = (found: Map<string, Resource>, name: string): void => {
    if (!found.has(name)) found.set(name, holder);
  };
  if (isPolicyOfAccount(holder)) open.push(holder);
  else if (!isPolicyOfOther(holder)) addFirst(byKey, resourceKey(template, holder.address));
  for (const text of ownerTexts(holder)) {
    const keys = resourcesIn(text);
    for (const key of keys) addFirst(byKey, key);
    const name = namesIn(text).at(-1);
    if (name?.includes(hole) === false) addFirst(byName, name);
    else if (keys.length === 0) open.push(holder);
  }
}

/** The texts that name the resource to which a policy belongs: of a policy resource all that stand beside the policy. */
function ownerTexts(holder: Resource): readonly Text[] {
  if (!isPolicyOfOther(holder)) return holder.arn ? [holder.arn] : [];
  return textsIn(holder.properties, holder.settings.get("policy")?.value);
}

const hole = "\0";

/** The names in an ARN, URL or name; each may have holes. The last one is that of the resource, or of a part of it. */
function namesIn(text: Text): readonly string[] {
  const written = stringOf(text, hole);
  const [, fields = written] = /^arn(?::[^:]*){4}:(.*)$/.exec(written) ?? [];
  return fields.split(/[:/]/).filter((name) => name !== "");
}

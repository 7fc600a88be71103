import { accountKeyOf, isInOneAccount, plainText, type PlacedResource } from "../../../iam/index.js";
import {
  contextKeyOf,
  deploymentContextOf,
  findAccountRole,
  placeOfUse,
  type RoleUseInstance,
  usesOf,
} from "../../../dms/index.js";
import type { RoleUse } from "../../../knowledge/index.js";
import { oncePerUnit, type DmsResource, type Project, type Template } from "../../../model/index.js";
import {
  display,
  groupBy,
  isSatisfiable,
  onceIn,
  oncePer,
  type RuleContext,
  type Text,
} from "../../../rule-kit/index.js";

/** A use for which DMS finds the role by its name. */
interface NamedUse {
  readonly name: string;
  readonly use: RoleUse;
}

/** A service that must be able to assume an account role, and the DMS resources of the run that need this. */
export interface AccountTrust {
  readonly service: Text;
  readonly users: readonly DmsResource[];
}

/** The uses of an account role, and the services that it must trust for them. */
export interface RunUses {
  readonly possible: readonly RoleUseInstance[];
  readonly certain: readonly RoleUseInstance[];
  readonly trust: readonly AccountTrust[];
}

/** The uses of an account role in a run, by the templates that they are in. */
interface UsesByHome {
  readonly whole: RunUses;
  /** Templates that declare the role themselves. Theirs is in the account of that template, which may be another one. */
  readonly homes: ReadonlySet<Template>;
  readonly ofTemplate: ReadonlyMap<Template, readonly RoleUseInstance[]>;
  /** The uses in templates that do not declare the role. */
  readonly homeless: readonly RoleUseInstance[];
  readonly known: KnownUses;
}

/** What was found for the roles of a template, or for those of all templates that only declare the role, by their accounts. */
type KnownUses = Map<Template | "only declares it", Map<string | undefined, RunUses>>;

/** What was found for a template that has the role and uses of it. Each such list is long where many templates have uses only. */
const knownHere = oncePerUnit(() => oncePer((_uses: UsesByHome): KnownUses => new Map()));

/** The uses for the role of a template: without those of other templates that have their own, and of other accounts. */
export function usesInRun(context: RuleContext, account: NamedUse, place?: PlacedResource): RunUses {
  const uses = usesByHome(context, account);
  const { template } = place ?? context;
  if (!place && !uses.homes.has(template)) return uses.whole;
  const key = place && accountKeyOf(place);
  const [isHome, hasUses] = [uses.homes.has(template), uses.ofTemplate.has(template)];
  const known = isHome && hasUses ? knownHere(context.project)(uses) : uses.known;
  const byAccount = onceIn(
    known,
    isHome && !hasUses ? "only declares it" : template,
    () => new Map<typeof key, RunUses>(),
  );
  const isNear = (use: RoleUseInstance): boolean => !place || isInOneAccount(placeOfUse(use), place);
  return onceIn(byAccount, key, () => runUses(usesNotOfOthers(uses, template).filter(isNear)));
}

/** The uses for which another template does not have the role. Where every template has its own, these are few. */
function usesNotOfOthers(
  { homeless, homes, ofTemplate, whole }: UsesByHome,
  template: Template,
): readonly RoleUseInstance[] {
  if (!homes.has(template)) return whole.possible;
  const own = ofTemplate.get(template) ?? [];
  if (homeless.length === 0) return own;
  if (own.length === 0) return homeless;
  return whole.possible.filter((use) => use.template === template || !homes.has(use.template));
}

function usesByHome({ project, settings }: RuleContext, account: NamedUse): UsesByHome {
  const deploymentContext = deploymentContextOf(settings);
  const key = `${account.name} ${contextKeyOf(deploymentContext)}`;
  const ofRun = usesByRun(project);
  const known = ofRun.get(key);
  if (known) return known;
  const uses = [account.use];
  const possible = project.templates.flatMap((template) =>
    template.dmsResources
      .filter(({ existence }) => isSatisfiable(existence) !== false)
      .flatMap((resource) => usesOf(project, template, resource, deploymentContext, uses)),
  );
  const homes = new Set(findAccountRole(project, account.name).declared.map(({ template }) => template));
  const found: UsesByHome = {
    whole: runUses(possible),
    homes,
    ofTemplate: groupBy(possible, ({ template }) => template),
    homeless: possible.filter(({ template }) => !homes.has(template)),
    known: new Map(),
  };
  ofRun.set(key, found);
  return found;
}

function runUses(possible: readonly RoleUseInstance[]): RunUses {
  const certain = possible.filter(({ trigger }) => trigger.answer === "yes");
  return { possible, certain, trust: trustFor(certain) };
}

/** A cache, because every template of a run asks for the uses in all templates. */
const usesByRun = oncePer((_project: Project) => new Map<string, UsesByHome>());

const dmsService = "dms.amazonaws.com";

function trustFor(uses: readonly RoleUseInstance[]): readonly AccountTrust[] {
  const found = new Map<string, { service: Text; users: Set<DmsResource> }>();
  found.set(dmsService, { service: plainText(dmsService), users: new Set() });
  for (const { resource, variants } of uses) {
    for (const { need, service, applies } of variants.flatMap(({ trust }) => trust)) {
      if (need.need !== "must" || applies.answer !== "yes") continue;
      const known = found.get(display(service)) ?? { service, users: new Set<DmsResource>() };
      known.users.add(resource);
      found.set(display(service), known);
    }
  }
  return [...found.values()].map(({ service, users }) => ({ service, users: [...users] }));
}

import type { CallerNeed, OwnRequirements, RoleUse, TrustNeed } from "../../knowledge/index.js";
import { roleUses, type ActionNeed, type Evidence } from "../../knowledge/index.js";
import { visible } from "../../source/index.js";

/** What a valid file with requirements of the user's own says. What is left out has a default. */
export interface RequirementsData {
  readonly uses?: readonly UseData[];
  readonly types?: readonly { readonly resourceType: string; readonly needs: readonly CallerNeedData[] }[];
}

export type UseData = Pick<RoleUse, "id"> &
  Partial<Omit<RoleUse, "actions" | "id" | "kind" | "managedPolicies" | "trustPrincipals">> & {
    readonly actions?: readonly ActionData[];
    readonly trustPrincipals?: readonly TrustData[];
  };

type ActionData = Pick<ActionNeed, "action" | "resource"> & Partial<ActionNeed>;
type TrustData = Pick<TrustNeed, "service"> & Partial<TrustNeed>;
type CallerNeedData = ActionData & Partial<Pick<CallerNeed, "phases">>;

/** The file and line of what stands at a path: `requirements.yaml:7`. */
export type PlaceOf = (path: readonly string[]) => string;

/** The use of dmslint's facts that an entry adds to. */
export function addedTo({ id }: Pick<UseData, "id">): RoleUse | undefined {
  return roleUses.find((use) => use.id === id);
}

/** The requirements in the form of the facts. */
export function ownRequirements({ types = [], uses = [] }: RequirementsData, placeOf: PlaceOf): OwnRequirements {
  return {
    uses: uses.map((use, index) => ownUse(use, placeOf, ["uses", String(index)])),
    types: types.map(({ needs, resourceType }, index) => ({
      resourceType,
      needs: needs.map((need, at) => ({
        ...ownAction(need, placeOf(["types", String(index), "needs", String(at)])),
        phases: need.phases ?? ["create"],
      })),
    })),
  };
}

/** An addition is a use like the known one, with needs of its own: so the facts stay what they are. */
function ownUse(data: UseData, placeOf: PlaceOf, path: readonly string[]): RoleUse {
  const known = addedTo(data);
  const statedIn = placeOf(path);
  return {
    id: data.id,
    kind: known?.kind ?? ((data.roleProp ?? null) === null ? "account-role" : "feature-role"),
    title: known?.title ?? visible(data.title ?? data.id),
    roleName: known?.roleName ?? data.roleName ?? null,
    roleProp: known?.roleProp ?? data.roleProp ?? null,
    triggerWhen: known?.triggerWhen ?? data.triggerWhen ?? null,
    resourceTypes: known?.resourceTypes ?? data.resourceTypes ?? [],
    trustRule: data.trustRule ?? "all-must",
    managedPolicies: [],
    trustPrincipals: (data.trustPrincipals ?? []).map(
      ({ need = "must", service, when = null, ...evidence }, index) => ({
        service,
        need,
        when,
        ...ownEvidence(evidence, placeOf([...path, "trustPrincipals", String(index)])),
      }),
    ),
    actions: (data.actions ?? []).map((one, index) => ownAction(one, placeOf([...path, "actions", String(index)]))),
    source: [statedIn],
    statedIn,
  };
}

function ownAction(
  { action, condition, context, need, resource, when = null, ...evidence }: ActionData,
  place: string,
): ActionNeed {
  return {
    action,
    resource,
    when,
    need: need ?? (when === null ? "required" : "conditional"),
    ...(condition && { condition }),
    ...(context && { context }),
    ...ownEvidence(evidence, place),
  };
}

/** The place in the user's file is the first source: there the user can correct it. */
function ownEvidence({ note, source = [] }: Partial<Evidence>, statedIn: string): Evidence {
  return {
    confidence: "field",
    source: [statedIn, ...source],
    ...(note !== undefined && { note: visible(note) }),
    statedIn,
  };
}

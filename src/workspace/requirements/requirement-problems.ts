import {
  dmsProperties,
  loadService,
  roleUses,
  serviceIndex,
  type Need,
  type NeedCondition,
} from "../../knowledge/index.js";
import { didYouMean } from "../../source/index.js";
import type { ConfigProblem } from "../config-files/config-problems.js";
import { addedTo, type RequirementsData, type UseData } from "./requirements-data.js";

/** What a file says that its schema allows, but that cannot be so. */
export async function requirementProblems(data: RequirementsData): Promise<readonly ConfigProblem[]> {
  const { types = [], uses = [] } = data;
  const problems = uses.flatMap((use, index) =>
    (isTwin(uses, index) ? twinProblem(use) : useProblems(use)).map((one) => ({
      ...one,
      path: ["uses", String(index), ...one.path],
    })),
  );
  const passing = types.flatMap(({ needs }, index) =>
    needs.flatMap(({ action }, at): ConfigProblem[] => {
      const message =
        "dmslint finds the roles that are passed by itself. The rules about iam:PassRole judge them: leave this out.";
      return action === "iam:PassRole"
        ? [{ path: ["types", String(index), "needs", String(at), "action"], message }]
        : [];
    }),
  );
  return [...problems, ...passing, ...(await actionProblems(data)), ...tokenProblems(data), ...openConditions(data)];
}

/** The keys that say which use it is. An addition takes them from the use that dmslint knows. */
const identifying = ["title", "roleName", "roleProp", "triggerWhen", "resourceTypes"] as const;

function useProblems(use: UseData): readonly ConfigProblem[] {
  const { actions = [], roleName = null, roleProp = null, trustPrincipals = [] } = use;
  const problems: ConfigProblem[] = [];
  const say = (message: string, ...path: readonly string[]): unknown => problems.push({ path, message });
  const known = addedTo(use);
  if (known && (known.kind === "resource-policy" || known.kind === "service-linked-role"))
    say(`"${use.id}" is no role that you write: nothing can be added to it.`, "id");
  if (known) {
    for (const key of identifying.filter((one) => use[one] !== undefined))
      say(
        `"${use.id}" is a use that dmslint knows, so "${key}" is known: leave it out, or use an id of your own.`,
        key,
      );
  } else if (identifying.every((key) => use[key] === undefined)) {
    const ids = roleUses.map(({ id }) => id);
    say(
      `dmslint knows no use "${use.id}".${didYouMean(use.id, ids)} A use of your own needs "title", "resourceTypes", and "roleProp" or "roleName".`,
      "id",
    );
  } else {
    if (use.title === undefined) say(`The use "${use.id}" needs a "title": how messages name it.`);
    if ((use.resourceTypes ?? []).length === 0)
      say(`The use "${use.id}" needs "resourceTypes": the DMS resources with which the role is used.`);
    if ((roleName === null) === (roleProp === null))
      say(
        `The use "${use.id}" needs either "roleProp", the property that holds the role, or "roleName", its fixed name.`,
      );
  }
  if (roleProp !== null && dmsProperties.find(({ id }) => id === roleProp)?.kind !== "roleArn")
    say(`"${roleProp}" holds no role.`, "roleProp");
  if (actions.length + trustPrincipals.length === 0)
    say(`The use "${use.id}" needs "actions" or "trustPrincipals": without them it asks for nothing.`);
  return problems;
}

function isTwin(uses: readonly UseData[], index: number): boolean {
  return uses.findIndex(({ id }) => id === uses[index]?.id) !== index;
}

function twinProblem({ id }: UseData): readonly ConfigProblem[] {
  return [{ path: ["id"], message: `There is a use "${id}" already. Write its needs into one entry.` }];
}

interface PlacedAction {
  readonly path: readonly string[];
  readonly action: string;
  readonly resource: readonly string[];
  readonly need?: Need;
  readonly when?: NeedCondition | null;
}

function actionsIn({ types = [], uses = [] }: RequirementsData): readonly PlacedAction[] {
  const inUses = uses.flatMap(({ actions = [] }, index) =>
    actions.map((one, at) => ({ ...one, path: ["uses", String(index), "actions", String(at)] })),
  );
  const inTypes = types.flatMap(({ needs }, index) =>
    needs.map((one, at) => ({ ...one, path: ["types", String(index), "needs", String(at)] })),
  );
  return [...inUses, ...inTypes];
}

async function actionProblems(data: RequirementsData): Promise<readonly ConfigProblem[]> {
  const problems: ConfigProblem[] = [];
  for (const { action, path } of actionsIn(data)) {
    const message = await actionProblem(action);
    if (message !== undefined) problems.push({ path: [...path, "action"], message });
  }
  return problems;
}

/** Actions as AWS spells them: the least policy is written with them. */
async function actionProblem(action: string): Promise<string | undefined> {
  const [prefix = "", name = ""] = action.split(":");
  const service = serviceIndex.services.includes(prefix) ? await loadService(prefix) : undefined;
  if (!service) return `AWS has no service "${prefix}".${didYouMean(prefix, serviceIndex.services)}`;
  const names = [...Object.keys(service.actions), ...(service.unlisted ?? [])];
  const isKnown = name.endsWith("*") ? names.some((one) => one.startsWith(name.slice(0, -1))) : names.includes(name);
  if (isKnown) return undefined;
  const same = names.find((one) => one.toLowerCase() === name.toLowerCase());
  const hint = same === undefined ? didYouMean(name, names) : ` Did you mean "${same}"?`;
  return `The service ${prefix} has no action "${name}".${hint}`;
}

function openConditions(data: RequirementsData): readonly ConfigProblem[] {
  return actionsIn(data).flatMap(({ need, path, when = null }): ConfigProblem[] =>
    need === "conditional" && when === null
      ? [{ path: [...path, "need"], message: 'A need that is conditional says when: write "when", or another "need".' }]
      : [],
  );
}

/** Tokens for properties that do not exist. */
function tokenProblems(data: RequirementsData): readonly ConfigProblem[] {
  const ids = dmsProperties.map(({ id }) => id);
  return actionsIn(data).flatMap(({ path, resource }) =>
    resource.flatMap((pattern, index) =>
      [...pattern.matchAll(/\$\{(?:prop|kmsKeyOf|roleArn|s3UriBucket|s3UriObjects):([^}]*)\}/g)].flatMap(
        ([, id = ""]): ConfigProblem[] =>
          ids.includes(id)
            ? []
            : [
                {
                  path: [...path, "resource", String(index)],
                  message: `DMS resources have no property "${id}".${didYouMean(id, ids)}`,
                },
              ],
      ),
    ),
  );
}

import { heldDocuments, templatesOfSharers, type PolicyHolder } from "../dms/index.js";
import { guidePolicy, type GuideBlock } from "../knowledge/index.js";
import { statementAddress, type DmsResource, type Project, type Template } from "../model/index.js";
import { alternatives, asLiteral, defineRule, oncePer, type RuleContext } from "../rule-kit/index.js";
import { ownCallerActions } from "./shared/needs/own-requirements.js";
import {
  actionsWithin,
  isCoveredBy,
  reportUnused,
  unusedSearch,
  type UnusedActions,
} from "./shared/statements/unused-actions.js";

export default defineRule({
  name: "unused-service-permissions",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { removeActions: "narrows" },
    docs: { description: "Disallow caller permissions for services that no declared DMS resource uses" },
    messages: {
      unused:
        "Only targets with engine {{engine}} need {{actions}}, but the targets here use {{targets}}. Remove {{actions}}. See {{source}}",
      removeActions: "Remove {{actions}}",
    },
    keys: { unused: ["actions"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const { held, statement } of candidatesIn(context, template).filter(
          ({ targets }) => targets === undefined,
        ))
          context.skip(
            { location: statement.location, address: statementAddress(held, statement) },
            "the engine of a target is not known",
          );
        for (const { block, targets = [], ...idle } of search.unusedIn(context)) {
          const [engine = ""] = block.targets;
          const data = { engine, targets: [...new Set(targets)], source: block.source };
          reportUnused(context, idle, { messageId: "unused", data });
        }
      },
    };
  },
});

/** The blocks of the guide that are for certain target engines. */
const blocks = guidePolicy.filter(({ targets }) => targets.length > 0);

/** Actions for certain targets, and the targets that there are; `undefined`: not all are known. */
interface Candidate extends UnusedActions {
  readonly block: GuideBlock;
  readonly targets: readonly string[] | undefined;
}

const search = unusedSearch((context, template) =>
  candidatesIn(context, template).filter(
    ({ block, targets = [] }) =>
      targets.length > 0 && !targets.some((target) => block.targets.includes(target.toLowerCase())),
  ),
);

function candidatesIn(context: RuleContext, template: Template): readonly Candidate[] {
  const asked = ownCallerActions(context);
  return heldDocuments(context, template).flatMap(({ callers, isForOthers, own }) =>
    (isForOthers ? [] : blocks).flatMap((block) => {
      const actions = block.actions.filter((action) => !asked.includes(action));
      const found = actionsWithin(own, actions);
      if (found.length === 0 || callers.some((caller) => isForMore(context, caller, block))) return [];
      const targets = context.settings.targets ?? declaredTargets(context, template, callers);
      return found.map((idle) => ({ ...idle, block, targets }));
    }),
  );
}

/** The caller needs the service for more than DMS, or deploys its resources. */
function isForMore({ project }: RuleContext, { policies }: PolicyHolder, { actions, id }: GuideBlock): boolean {
  const items = policies.documents.flatMap(({ document }) =>
    document.statements.flatMap((statement) => statement.actions?.items ?? []),
  );
  const isOther = items.some((item) => isCoveredBy(item, [`${id}:*`]) && !isCoveredBy(item, actions));
  const isOfService = (type: string): boolean => type.startsWith(`aws::${id}`) || type.startsWith(`aws_${id}`);
  return isOther || typesIn(project).some(isOfService);
}

/** The types of the resources of a run, in lower case. */
const typesIn = oncePer(({ templates }: Project) => {
  const resources = templates.flatMap((template) => [...template.resources.values()]);
  return [...new Set(resources.map(({ type }) => type.toLowerCase()))];
});

/** Engines of the declared targets; `undefined`: not all are known. */
function declaredTargets(
  { project }: RuleContext,
  template: Template,
  callers: readonly PolicyHolder[],
): readonly string[] | undefined {
  const templates = callers.some(({ isNamed }) => isNamed) ? templatesOfSharers(project, template) : [template];
  const endpoints = templates.flatMap(({ dmsResources }) => dmsResources).filter(({ kind }) => kind === "DmsEndpoint");
  const found = endpoints.flatMap((endpoint) => {
    const types = valuesOf(endpoint, "endpoint.endpointType");
    return types.every((type) => type?.toLowerCase() === "source") ? [] : valuesOf(endpoint, "endpoint.engineName");
  });
  const known = found.filter((name) => name !== undefined);
  const isOpen =
    known.length < found.length || templates.some(({ incompleteReason }) => incompleteReason !== undefined);
  return isOpen ? undefined : known;
}

function valuesOf({ properties }: DmsResource, id: string): readonly (string | undefined)[] {
  const property = properties.get(id);
  return property ? alternatives(property.value).map(({ value }) => asLiteral(value)) : [undefined];
}

import { addressOf, callersOf, heldDocuments, type PolicyHolder, type OwnDocument } from "../dms/index.js";
import { guidePolicy, type GuideBlock } from "../knowledge/index.js";
import type { DmsResource, Project, Template } from "../model/index.js";
import { alternatives, asLiteral, defineRule, oncePer, type ContextOf, type RuleContext } from "../rule-kit/index.js";
import { ownCallerActions } from "./shared/own-requirements.js";
import { actionsWithin, isWithin, reportUnused } from "./shared/unused-actions.js";

const rule = defineRule({
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
        const callers = callersOf(context, template);
        for (const { caller, own } of heldDocuments(callers)) {
          for (const block of blocks) checkBlock(context, template, caller, own, block);
        }
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** The blocks of the guide that are for certain target engines. */
const blocks = guidePolicy.filter(({ targets }) => targets.length > 0);

function checkBlock(
  context: Context,
  template: Template,
  caller: PolicyHolder,
  own: OwnDocument,
  block: GuideBlock,
): void {
  const asked = ownCallerActions(context);
  const found = actionsWithin(
    own,
    block.actions.filter((action) => !asked.includes(action)),
  );
  if (found.length === 0 || isForMore(context, caller, block)) return;
  const targets = context.settings.targets ?? declaredTargets(context, template, caller);
  for (const idle of found) {
    if (targets === undefined) {
      const place = { location: idle.statement.location, address: addressOf(own, idle.statement) };
      context.skip(place, "the engine of a target is not known");
    } else if (targets.length > 0 && !targets.some((target) => block.targets.includes(target.toLowerCase()))) {
      const [engine = ""] = block.targets;
      const data = { engine, targets: [...new Set(targets)], source: block.source };
      reportUnused(context, idle, { messageId: "unused", data });
    }
  }
}

/** The caller needs the service for more than DMS, or deploys its resources. */
function isForMore({ project }: RuleContext, { policies }: PolicyHolder, { actions, id }: GuideBlock): boolean {
  const items = policies.documents.flatMap(({ document }) =>
    document.statements.flatMap((statement) => statement.actions?.items ?? []),
  );
  const isOther = items.some((item) => isWithin(item, [`${id}:*`]) && !isWithin(item, actions));
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
  { isNamed }: PolicyHolder,
): readonly string[] | undefined {
  const templates = isNamed ? project.templates : [template];
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

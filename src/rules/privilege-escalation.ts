import { policyHoldersIn, mayCall, worksWithDms, type PolicyHolder, type OwnDocument } from "../dms/index.js";
import { statementAddress } from "../model/index.js";
import { grants } from "../iam/index.js";
import { defineRule, display, type RelatedPlace, type ContextOf, type RuleContext } from "../rule-kit/index.js";
import { defaultNote } from "./shared/messages/defaults.js";
import type { Contribution } from "./privilege-escalation/contributions.js";
import { escalationsOf, type HeldEscalation } from "./privilege-escalation/escalations.js";
import { everything } from "./shared/texts/everything.js";
import { writtenDocuments } from "./shared/statements/policies.js";
import { passesToAnyone } from "./shared/callers/passing-scope.js";

const rule = defineRule({
  name: "privilege-escalation",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow actions that together let a principal gain permissions that its policies do not allow",
    },
    schema: {
      type: "object",
      properties: {
        everyPolicy: { type: "boolean", description: "Also report principals that may use no DMS action" },
      },
      additionalProperties: false,
    },
    defaultOptions: { everyPolicy: false },
    messages: {
      alone: "With {{action}} on {{resource}}, the principal can {{gain}}. Name the resources on which it is needed.",
      own: "With {{action}} on {{resource}}, the principal can {{gain}}. Exclude the principal itself.",
      together:
        "With {{action}} on {{resource}}, together with {{others}}, the principal can {{gain}}. Name the resources on which {{action}} is needed.",
      passRole:
        "With {{action}} on {{resource}}, together with {{others}}, the principal can {{gain}}. Name each role that may be passed.",
    },
    keys: {
      alone: ["action"],
      own: ["action"],
      together: ["action", "others"],
      passRole: ["action", "others"],
    },
  },
  create(context) {
    return {
      Template(template) {
        const reported = new Set<Contribution["by"]>();
        for (const holder of policyHoldersIn(context, template).filter(mayCall)) checkHolder(context, holder, reported);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkHolder(context: Context, holder: PolicyHolder, reported: Set<Contribution["by"]>): void {
  const isCaller = worksWithDms(holder);
  if (!isCaller && context.options.everyPolicy !== true) return;
  const escalations = escalationsOf(holder, context);
  if (escalations.length === 0 || isAdministrator(holder)) return;
  const open = new Set<Contribution["by"]>();
  for (const held of escalations) {
    // For callers of DMS, `role-administration` and `pass-role-scope` report it.
    if (isCaller && (held.escalation.isRoleAdministration || isReportedAsPassing(held, context))) continue;
    const place = placeOf(context, holder, held);
    // One finding for each place is enough.
    if (!place || [reported, open].some((places) => places.has(place.contribution.by))) continue;
    const { by, statement } = place.contribution;
    (held.reason === undefined ? reported : open).add(by);
    if (held.reason === undefined) report(context, held, place);
    else context.skip({ location: by.location, address: statementAddress(place.document, statement) }, held.reason);
  }
}

function isReportedAsPassing({ contributions }: HeldEscalation, { settings }: RuleContext): boolean {
  const passed = contributions.filter(({ action }) => action === "iam:PassRole");
  return passed.some(({ statement }) => passesToAnyone(statement, settings.account));
}

/** A principal that is allowed everything, or all of IAM, gains nothing more; `no-full-access` and others report it. */
function isAdministrator({ policies }: PolicyHolder): boolean {
  return grants(policies, { action: "iam:*", resource: everything }).answer === "yes";
}

interface Place {
  readonly contribution: Contribution;
  readonly document: OwnDocument;
}

/** The first contribution that is written in a file, if it is in a policy of this template. */
function placeOf({ project }: RuleContext, { own }: PolicyHolder, held: HeldEscalation): Place | undefined {
  const contribution = held.contributions.find((one) => writtenDocuments(project).has(one.document));
  const document = own.find((one) => one.document === contribution?.document);
  return contribution && document && { contribution, document };
}

function report(context: Context, held: HeldEscalation, place: Place): void {
  const { contribution, document } = place;
  const { action, by, resource, statement } = contribution;
  const others = held.contributions.filter((one) => one !== contribution);
  const data = {
    action,
    resource: display(resource.text) + defaultNote(resource.text),
    others: others.map((one) => one.action),
    gain: held.escalation.gain,
  };
  context.report({
    node: by,
    address: statementAddress(document, statement),
    messageId: messageFor(held, contribution),
    data,
    related: others.filter((one) => writtenDocuments(context.project).has(one.document)).map(relatedPlace),
    restsOn: held.contributions.flatMap((one) => [one.by, one.resource]),
  });
}

function messageFor(
  { escalation }: HeldEscalation,
  { action }: Contribution,
): "alone" | "own" | "together" | "passRole" {
  const [first, second] = escalation.needs;
  if (second) return action === "iam:PassRole" ? "passRole" : "together";
  return first?.on === "own" ? "own" : "alone";
}

function relatedPlace({ action, by }: Contribution): RelatedPlace {
  return { location: by.location, message: `allows ${action}` };
}

import type { Template } from "../model/index.js";
import { addTo, defineRule, lastIndexUpTo, oncePer, type Location } from "../rule-kit/index.js";

export default defineRule({
  name: "duplicate-key",
  meta: {
    type: "problem",
    fixable: true,
    docs: { description: "Disallow duplicate keys in the mappings of a template" },
    messages: {
      duplicate:
        "{{key}} appears twice in this mapping: CloudFormation uses the last one and ignores the first. Keep one.",
    },
    keys: { duplicate: ["key"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const { key, address, location, first, repeated } of template.duplicateKeys ?? []) {
          if (isInPolicy(template, location)) continue;
          context.report({
            node: { location },
            address,
            messageId: "duplicate",
            data: { key },
            related: [{ location: first, message: "the first one" }],
            // Which of two different values is meant is not known.
            ...(repeated && { fix: (fixer) => fixer.remove(repeated.holder, [repeated.entry]) }),
          });
        }
      },
    };
  },
});

/** `policy-syntax` reports duplicate keys in policies. */
function isInPolicy(template: Template, { file, start, end }: Location): boolean {
  const policies = policyPlaces(template).get(file.path) ?? [];
  const last = policies[lastIndexUpTo(policies, start, (one) => one.start)];
  return last !== undefined && end <= last.end;
}

/** For each file, where its policies begin, in that order, and where the last one that begins there or before ends. */
const policyPlaces = oncePer(({ documents }: Template) => {
  const places = new Map<string, { start: number; end: number }[]>();
  const locations = documents.map(({ document }) => document.location);
  for (const { file, start, end } of locations.toSorted((one, other) => one.start - other.start)) {
    const before = places.get(file.path)?.at(-1)?.end ?? 0;
    addTo(places, file.path, { start, end: Math.max(before, end) });
  }
  return places;
});

import type { Template } from "../model/index.js";
import { defineRule, type Location } from "../rule-kit/index.js";

export default defineRule({
  name: "duplicate-key",
  meta: {
    type: "problem",
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
        for (const { key, address, location, first } of template.duplicateKeys ?? []) {
          if (isInPolicy(template, location)) continue;
          context.report({
            node: { location },
            address,
            messageId: "duplicate",
            data: { key },
            related: [{ location: first, message: "the first one" }],
          });
        }
      },
    };
  },
});

/** `policy-syntax` reports duplicate keys in policies. */
function isInPolicy(template: Template, { file, start, end }: Location): boolean {
  return template.documents.some(({ document: { location } }) => {
    return location.file.path === file.path && location.start <= start && end <= location.end;
  });
}

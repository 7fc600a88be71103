import { defineRule } from "../rule-kit/index.js";
import { reportMissing } from "./shared/needs/missing-permissions.js";

export default defineRule({
  name: "role-permissions",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { appendStatement: "grants" },
    docs: { description: "Require a role to allow every action that DMS needs" },
    messages: {
      missing:
        "Role {{role}} does not allow what {{use}} needs ({{title}}): {{permissions}}. {{failure}} See {{source}}",
      denied:
        "A policy denies role {{role}} what {{use}} needs ({{title}}): {{permissions}}. {{failure}} See {{source}}",
      boundary:
        "The permissions boundary of role {{role}} does not allow what {{use}} needs ({{title}}): {{permissions}}. {{failure}} See {{source}}",
      own: "Role {{role}} does not allow what your own requirements ask of it ({{title}}): {{permissions}}. Allow it, or correct the requirement: {{places}}",
      appendStatement: "Allow {{role}} {{actions}}",
    },
    keys: {
      missing: ["actions"],
      denied: ["actions"],
      boundary: ["actions"],
      own: ["actions"],
    },
  },
  create(context) {
    return {
      DmsResource(resource) {
        reportMissing(context, resource, ["required", "conditional"]);
      },
    };
  },
});

import { defineRule } from "../rule-kit/index.js";
import { reportMissing } from "./shared/needs/missing-permissions.js";
import { reportWriter } from "./role-recommended-permissions/s3-writers.js";

export default defineRule({
  name: "role-recommended-permissions",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { appendStatement: "grants" },
    docs: {
      description: "Suggest actions that AWS lists for a role, although DMS mostly works without them",
    },
    messages: {
      missing:
        "Role {{role}} does not allow what AWS lists for {{use}} ({{title}}): {{permissions}}. DMS mostly works without it: allow it, or test the migration. See {{source}}",
      denied:
        "A policy denies role {{role}} what AWS lists for {{use}} ({{title}}): {{permissions}}. DMS mostly works without it: allow it, or test the migration. See {{source}}",
      boundary:
        "The permissions boundary of role {{role}} does not allow what AWS lists for {{use}} ({{title}}): {{permissions}}. DMS mostly works without it: allow it, or test the migration. See {{source}}",
      own: "Role {{role}} does not allow what your own requirements recommend ({{title}}): {{permissions}}. Allow it, or correct the requirement: {{places}}",
      writer:
        "Role {{role}} can write objects for an S3 target, but does not allow what AWS lists for it: {{actions}}. DMS mostly works without it: allow it, or test the migration. See {{source}}",
      appendStatement: "Allow {{role}} {{actions}}",
    },
    keys: {
      missing: ["actions"],
      denied: ["actions"],
      boundary: ["actions"],
      own: ["actions"],
      writer: ["actions"],
    },
  },
  create(context) {
    return {
      DmsResource(resource) {
        reportMissing(context, resource, ["recommended"]);
      },
      Role(role) {
        reportWriter(context, context.template, role);
      },
    };
  },
});

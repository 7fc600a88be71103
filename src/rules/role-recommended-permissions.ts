import { defineRule } from "../rule-kit/index.js";
import { reportMissing } from "./shared/missing-permissions.js";
import { reportWriter } from "./role-recommended-permissions/s3-writers.js";

export default defineRule({
  name: "role-recommended-permissions",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { appendStatement: "grants" },
    docs: {
      description: "Suggest the actions that AWS lists for the use of a role, although it mostly works without them",
    },
    messages: {
      missing:
        "AWS lists {{permissions}} for {{use}} ({{title}}), but role {{role}} does not grant it. DMS mostly works without; test this migration, or allow it. See {{source}}",
      denied:
        "AWS lists {{permissions}} for {{use}} ({{title}}), but a policy denies it to role {{role}}. DMS mostly works without; test this migration, or allow it. See {{source}}",
      boundary:
        "AWS lists {{permissions}} for {{use}} ({{title}}), but the permissions boundary of role {{role}} does not allow it. DMS mostly works without; test this migration, or allow it. See {{source}}",
      writer:
        "Role {{role}} can write objects for an S3 target, but is missing {{actions}}, which AWS lists. DMS mostly works without; test this migration, or allow it. See {{source}}",
      appendStatement: "Allow {{role}} {{actions}}",
    },
    keys: { missing: ["actions"], denied: ["actions"], boundary: ["actions"], writer: ["actions"] },
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

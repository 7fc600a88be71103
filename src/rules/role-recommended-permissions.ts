import { defineRule } from "../rule-kit/index.js";
import { reportMissing } from "./shared/missing-permissions.js";
import { reportWriter } from "./role-recommended-permissions/s3-writers.js";

export default defineRule({
  name: "role-recommended-permissions",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { appendStatement: "grants" },
    docs: { description: "Suggest the actions that AWS lists for a use of a role although it works without them" },
    messages: {
      missing:
        "AWS lists {{permissions}} among what {{use}} needs ({{title}}), and role {{role}} lacks it. DMS mostly works without; whether this migration does is not certain. See {{source}}",
      denied:
        "AWS lists {{permissions}} among what {{use}} needs ({{title}}), and role {{role}} is denied it. DMS mostly works without; whether this migration does is not certain. See {{source}}",
      boundary:
        "AWS lists {{permissions}} among what {{use}} needs ({{title}}), and the permissions boundary of {{role}} does not allow it. DMS mostly works without; whether this migration does is not certain. See {{source}}",
      writer:
        "Role {{role}} may write objects as an S3 target needs it, but not do {{actions}}, which AWS lists for S3 targets. DMS mostly works without; whether this migration does is not certain. See {{source}}",
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

import { defineRule } from "../rule-kit/index.js";
import { reportMissing } from "./shared/missing-permissions.js";

export default defineRule({
  name: "role-permissions",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { appendStatement: "grants" },
    docs: { description: "Require a role to grant every action that its use by DMS needs" },
    messages: {
      missing:
        "Role {{role}} may not do what {{use}} needs ({{title}}): it lacks {{permissions}}. The stack deploys; the connection test or the running task fails with AccessDenied. See {{source}}",
      denied:
        "Role {{role}} may not do what {{use}} needs ({{title}}): a policy denies {{permissions}}. The stack deploys; the connection test or the running task fails with AccessDenied. See {{source}}",
      boundary:
        "Role {{role}} may not do what {{use}} needs ({{title}}): its permissions boundary does not allow {{permissions}}. The connection test or the running task fails with AccessDenied. See {{source}}",
      appendStatement: "Allow {{role}} {{actions}}",
    },
    keys: { missing: ["actions"], denied: ["actions"], boundary: ["actions"] },
  },
  create(context) {
    return {
      DmsResource(resource) {
        reportMissing(context, resource, ["required", "conditional"]);
      },
    };
  },
});

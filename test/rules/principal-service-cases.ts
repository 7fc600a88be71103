import type { PolicyCase } from "./policy-forms.js";
import { trust } from "./principal-texts.js";

export const cases: readonly PolicyCase[] = [
  {
    name: "an empty name, of any kind",
    type: "trust",
    statement: [trust({ AWS: "" }), trust({ Service: " " })],
    found: [
      ["empty", ""],
      ["empty", " "],
    ],
  },
  {
    name: "a service under AWS",
    codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
    type: "trust",
    statement: trust({ AWS: "dms.amazonaws.com" }),
    found: [["serviceAsAccount", "dms.amazonaws.com"]],
    suggested: trust({ Service: "dms.amazonaws.com" }),
  },
  {
    name: "a service under AWS, beside an account, or where there are services too",
    codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
    type: "trust",
    statement: [
      trust({ AWS: ["dms.amazonaws.com", "123456789012"] }),
      trust({ AWS: "dms.amazonaws.com", Service: "ec2.amazonaws.com" }),
    ],
    found: [
      ["serviceAsAccount", "dms.amazonaws.com"],
      ["serviceAsAccount", "dms.amazonaws.com"],
    ],
  },
  {
    name: "a service by its prefix",
    codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
    type: "trust",
    statement: trust({ Service: "dms" }),
    found: [["malformedService", "dms"]],
    suggested: trust({ Service: "dms.amazonaws.com" }),
  },
  {
    name: "a service in capital letters",
    codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
    type: "trust",
    statement: trust({ Service: "EC2.amazonaws.com" }),
    found: [["malformedService", "EC2.amazonaws.com"]],
    suggested: trust({ Service: "ec2.amazonaws.com" }),
  },
  {
    name: "a service at amazon.com, where Alexa alone is",
    codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
    type: "trust",
    statement: trust({ Service: ["alexa-appkit.amazon.com", "ecs-tasks.amazon.com"] }),
    found: [["malformedService", "ecs-tasks.amazon.com"]],
    suggested: trust({ Service: ["alexa-appkit.amazon.com", "ecs-tasks.amazonaws.com"] }),
  },
  {
    name: "a misspelled service beside the one that is meant",
    type: "trust",
    codes: ["INVALID_SERVICE_PRINCIPAL_FORMAT"],
    statement: trust({ Service: ["ec2", "ec2.amazonaws.com", "ecs-tasks.amazonaws.com"] }),
    found: [["malformedService", "ec2"]],
    suggested: trust({ Service: ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"] }),
  },
  {
    name: "a misspelled service",
    type: "trust",
    statement: trust({ Service: ["lamda.amazonaws.com", "ecs-task.amazonaws.com", "delivery.log.amazonaws.com"] }),
    found: ["lamda", "ecs-task", "delivery.log"].map((name) => ["unknownService", `${name}.amazonaws.com`]),
    suggested: trust({ Service: ["lambda.amazonaws.com", "ecs-tasks.amazonaws.com", "delivery.logs.amazonaws.com"] }),
  },
  {
    name: "services whose names are near to others",
    type: "trust",
    statement: trust({
      Service: [
        "inspector2.amazonaws.com",
        "edgelambda.amazonaws.com",
        "codecommit.amazonaws.com",
        "spot.amazonaws.com",
        "ecs.amazonaws.com",
        "sso.amazonaws.com",
        "logdelivery.elasticloadbalancing.amazonaws.com",
        "redshift-data.amazonaws.com",
        "lambda.eu-west-1.amazonaws.com",
        "route53resolver.amazonaws.com",
        "dynamodb.application-autoscaling.amazonaws.com",
      ],
    }),
  },
  {
    name: "a service in a region that does not exist",
    type: "trust",
    statement: trust({ Service: ["dms.us-esat-1.amazonaws.com", "dms.eu-west-9.amazonaws.com"] }),
    found: [["unknownRegion", "dms.us-esat-1.amazonaws.com"]],
    suggested: trust({ Service: ["dms.us-east-1.amazonaws.com", "dms.eu-west-9.amazonaws.com"] }),
  },
  {
    name: "a region without one of its hyphens",
    type: "trust",
    statement: trust({ Service: "dms.ap-southeast2.amazonaws.com" }),
    found: [["unknownRegion", "dms.ap-southeast2.amazonaws.com"]],
    suggested: trust({ Service: "dms.ap-southeast-2.amazonaws.com" }),
  },
  {
    name: "Roles Anywhere with one action",
    codes: ["MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY"],
    type: "trust",
    statement: trust({ Service: "rolesanywhere.amazonaws.com" }),
    found: [["rolesAnywhere", "rolesanywhere.amazonaws.com"]],
  },
];

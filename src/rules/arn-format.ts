import { defineRule } from "../rule-kit/index.js";
import { checkPlaces } from "./arn-format/arn-place-report.js";
import { reportArns, type WrongArn } from "./arn-format/arn-report.js";
import { wrongArn } from "./arn-format/wrong-arn.js";

export default defineRule({
  name: "arn-format",
  meta: {
    type: "problem",
    fixable: true,
    repairsSpelling: true,
    hasSuggestions: true,
    // An attachment of a policy that does not exist is nothing to wait for.
    standsFor: ["account-role-order"],
    directions: { useArn: "renames" },
    docs: { description: "Require ARNs that can exist" },
    schema: {
      type: "object",
      properties: { openService: { type: "boolean", description: "Also report a wildcard in the service of an ARN" } },
      additionalProperties: false,
    },
    defaultOptions: { openService: false },
    messages: {
      empty: "The resource is an empty string{{basis}}. AWS rejects the policy: write an ARN, or *.",
      notArn: "{{arn}}{{basis}} is not an ARN. AWS rejects the policy: a resource must be an ARN or *.{{hint}}",
      whiteSpace:
        "The white space after {{arn}}{{basis}} counts, so this matches only names that end with it. Remove it.",
      several:
        "{{arn}}{{basis}} is several ARNs in one text, so it matches nothing. Write a list, with a text for each.",
      placeholder: "{{arn}}{{basis}} still has a placeholder in it, so no resource has this ARN. Write the real value.",
      tagInText:
        "{{tag}} in {{arn}}{{basis}} is plain text: a tag works only in YAML, before a whole value and without quotes. Write that, or Fn::Sub with ${…} in the text.",
      plainName: "{{variable}} in {{arn}}{{basis}} is plain text, so AWS rejects the ARN in {{setting}}.{{hint}}",
      missingField:
        "{{arn}}{{basis}} does not have the six fields of an ARN: arn:partition:service:region:account:resource. AWS rejects it.{{hint}}",
      unknownPartition: "Partition {{partition}} does not exist, so {{arn}}{{basis}} matches nothing.{{hint}}",
      serviceCase: "The service of an ARN must be in lowercase, so {{arn}}{{basis}} matches nothing.{{hint}}",
      unknownService: "No ARN has the service {{service}}, so {{arn}}{{basis}} matches nothing.{{hint}}",
      otherPartition:
        "Region {{region}} is not in partition {{partition}}, so {{arn}}{{basis}} matches nothing. Correct one of them.",
      invalidRegion: "The region in {{arn}}{{basis}} does not exist, so the ARN matches nothing.{{hint}}",
      invalidAccount:
        "The account in {{arn}}{{basis}} is not an ID of 12 digits, so the ARN matches nothing. Write the ID.",
      unknownResource: "No resource of {{service}} has such an ARN, so {{arn}}{{basis}} matches nothing.{{hint}}",
      nested: "{{arn}}{{basis}} has a whole ARN where a name belongs, so it matches nothing.{{hint}}",
      databaseName:
        "{{arn}}{{basis}} has the identifier of a database, so it matches nothing: for {{service}}, AWS compares the resource ID, such as db-… or cluster-….{{hint}}",
      secretName:
        "Secrets Manager adds a hyphen and six characters to the name of a secret, so {{arn}}{{basis}} matches nothing.{{hint}}",
      openService:
        "The service {{service}} in {{arn}}{{basis}} matches all services with such a name, and future ones too. Name one service.",
      regionNotAllowed: "This kind of {{service}} ARN has no region, so {{arn}}{{basis}} matches nothing.{{hint}}",
      accountNotAllowed: "This kind of {{service}} ARN has no account, so {{arn}}{{basis}} matches nothing.{{hint}}",
      missingRegion:
        "This kind of {{service}} ARN has a region, so {{arn}}{{basis}} matches nothing. Add the region, or *.",
      missingAccount:
        "This kind of {{service}} ARN has an account, so {{arn}}{{basis}} matches nothing. Add the account, or *.",
      nameForArn:
        "{{setting}} needs the ARN of {{kind}}, but {{arn}} is a name or ID of {{resource}}. AWS rejects it.{{hint}}",
      textForArn: "{{setting}} needs the ARN of {{kind}}, but {{arn}}{{basis}} is not an ARN. AWS rejects it.",
      spaceForArn: "{{setting}} needs the ARN of {{kind}} without white space. AWS rejects {{arn}}{{basis}}.{{hint}}",
      otherForArn:
        "{{setting}} needs the ARN of {{kind}}, but {{arn}}{{basis}} is the ARN of something else. AWS rejects it.",
      nestedForArn:
        "{{setting}} needs the ARN of {{kind}}, but {{arn}}{{basis}} has a whole ARN where a name belongs. AWS rejects it.{{hint}}",
      wildcardForArn:
        "{{setting}} needs the ARN of {{kind}}, and takes no wildcards. AWS rejects {{arn}}{{basis}}: write the ARN out.",
      missingForArn:
        "{{setting}} needs the ARN of {{kind}}, but {{arn}}{{basis}} has no {{field}}. AWS rejects it: add the {{field}}.",
      fieldForArn:
        "The {{field}} {{value}} in {{arn}}{{basis}} does not exist. AWS rejects the ARN in {{setting}}: correct it.",
      partitionForArn:
        "{{arn}}{{basis}} in {{setting}} is of partition {{partition}}, but this is deployed in {{own}}. AWS rejects it.{{hint}}",
      wrongPath: "AWS has no policy {{arn}}{{basis}}: {{policy}} has path {{path}}. The deployment fails.{{hint}}",
      noPolicy: "AWS has no policy {{arn}}{{basis}}. Attaching it fails with NoSuchEntity.{{hint}}",
      notAttachable:
        "Only service-linked roles can have {{policy}}{{basis}}: AWS rejects it here with PolicyNotAttachable. Attach another policy.",
      arnForName:
        "{{setting}} needs the name of {{kind}}, but {{arn}}{{basis}} is an ARN. AWS rejects it, or finds nothing by it.{{hint}}",
      whole: "{{arn}} is a whole resource, but its ARN is needed here. Terraform or AWS rejects it.{{hint}}",
      useArn: "Write {{candidate}}",
    },
    keys: {
      notArn: ["arn"],
      missingField: ["arn"],
      unknownResource: ["arn"],
      unknownService: ["arn"],
      nested: ["arn"],
      databaseName: ["arn"],
      secretName: ["arn"],
      whole: ["arn"],
      nameForArn: ["setting"],
      textForArn: ["setting"],
      arnForName: ["setting"],
      plainName: ["setting"],
      spaceForArn: ["setting"],
      otherForArn: ["setting"],
      nestedForArn: ["setting"],
      wildcardForArn: ["setting"],
      missingForArn: ["setting"],
      fieldForArn: ["setting"],
      partitionForArn: ["setting"],
      wrongPath: ["policy"],
      noPolicy: ["arn"],
      notAttachable: ["policy"],
    },
  },
  create(context) {
    const all: WrongArn[] = [];
    return {
      ResourcePattern(resource, where) {
        const wrong = wrongArn(context, where, resource);
        if (wrong) all.push(wrong);
      },
      "Template:exit"(template) {
        reportArns(context, all);
        checkPlaces(context, template);
      },
    };
  },
});

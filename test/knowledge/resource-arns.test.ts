import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { arnForms, arnShapes, patternsOverlap } from "../../src/iam/index.js";
import { resourceType, resourceTypeNames, type ServiceAuthorization } from "../../src/knowledge/index.js";

const actions = fileURLToPath(new URL("../../src/knowledge/generated/actions/", import.meta.url));

/** The facts of the service whose name an ARN has. */
function serviceOf(name: string): ReadonlyMap<string, ServiceAuthorization> {
  const facts = JSON.parse(readFileSync(`${actions}${name}.json`, "utf8")) as ServiceAuthorization;
  return new Map([[name, facts]]);
}

/** What the references give, by type and attribute. */
const arns = resourceTypeNames().flatMap((name) => {
  const { arn, attributes } = resourceType(name) ?? {};
  return Object.entries({ arn, ...attributes }).flatMap(([attribute, text]) =>
    text?.startsWith("arn:") ? [[`${name}.${attribute}`, text] as const] : [],
  );
});

describe("the ARN that a reference gives is one of the forms of its service", () => {
  it.each(arns)("%s", (_, text) => {
    const arn = text
      .replaceAll(/\$\{arg\.\w+\|\/\}/g, "/")
      .replaceAll("${name}", text.includes(":kms:") ? "alias/it" : "it")
      .replaceAll(/\$\{\w+\}/g, "x");
    const [, , service = "", , , ...resource] = arn.split(":");
    const fitting = arnShapes(serviceOf(service), service).filter((shape) =>
      patternsOverlap(resource.join(":"), shape.resource),
    );
    expect(fitting).not.toEqual([]);
  });
});

it("each ARN of a type of the references is one ARN", () => {
  const services = readdirSync(actions).filter((name) => name.endsWith(".json"));
  const listed = services.flatMap((name) => {
    const { resourceTypes } = JSON.parse(readFileSync(`${actions}${name}`, "utf8")) as ServiceAuthorization;
    return Object.values(resourceTypes).flatMap(arnForms);
  });
  expect(listed.filter((form) => !/^arn(?::[^:\s]*){4,}$/.test(form) || form.includes("arn:", 1))).toEqual([]);
});

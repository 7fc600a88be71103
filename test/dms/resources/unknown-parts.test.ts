import { describe, expect, it } from "vitest";
import { factParts } from "../../../src/dms/resources/unknown-parts.js";
import { valueOf } from "../../../src/dms/resources/resource-variant.js";
import type { TextPart } from "../../../src/tree/index.js";
import { projectOf } from "../../iam/project.js";
import { dmsIn, variantOf, type Found } from "../variant.js";

const others = `
  Instance: { Type: AWS::RDS::DBInstance }
  Cluster: { Type: AWS::RDS::DBCluster }
  Bucket: { Type: AWS::S3::Bucket }
  Key: { Type: AWS::KMS::Key }
  Search: { Type: AWS::OpenSearchService::Domain, Properties: { DomainName: find } }
  Unnamed: { Type: AWS::Elasticsearch::Domain }`;

async function inTemplate(properties: string): Promise<Found> {
  return dmsIn(`
Parameters:
  Any: { Type: String }
Resources:
  Dms: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, EngineName: mysql, ${properties} } }
${others}`);
}

async function inModule(setting: string): Promise<Found> {
  const project = await projectOf({
    "main.tf": `
variable "any" {}
resource "aws_rds_cluster" "db" {}
resource "aws_rds_cluster" "many" { count = 2 }
resource "aws_db_instance" "db" {}
resource "aws_neptune_cluster" "graph" {}
data "aws_db_instance" "read" { db_instance_identifier = "x" }
data "aws_opensearch_domain" "read" { domain_name = "x" }
resource "aws_opensearch_domain" "made" { domain_name = "find" }
resource "aws_dms_endpoint" "dms" {
  endpoint_id   = "d"
  endpoint_type = "target"
  engine_name   = "mysql"
  ${setting}
}
`,
  });
  const template = project.templates.find(({ dmsResources }) => dmsResources.length > 0);
  const resource = template?.dmsResources[0];
  if (!template || !resource) throw new Error("there is no endpoint");
  return { project, template, resource };
}

function shown(parts: readonly TextPart[]): readonly string[] {
  return parts.map((part) => (part.kind === "literal" ? part.text : `<${part.symbol.id}>`));
}

describe("a part of an ARN that the template does not show", () => {
  it.each([
    ["dbiResourceId", "the template does not show the dbi resource id"],
    ["neptuneClusterResourceId", "the template does not show the neptune cluster resource id"],
    ["openSearchDomainName", "the template does not show the open search domain name"],
    ["dynamoTableCmk", "the template does not show the dynamo table cmk"],
  ])("%s", async (name, reason) => {
    const found = await inTemplate("ServerName: db.example.com");
    const { location } = found.resource;
    expect(factParts(variantOf(found), name)).toEqual([
      {
        kind: "hole",
        symbol: { id: `stack.yaml@${String(location.start)}/${name}`, shape: "segment" },
        reason,
        location,
        origin: { from: "computed" },
      },
    ]);
  });
});

describe("the id of a database", () => {
  const ids = ["dbiResourceId", "neptuneClusterResourceId"];

  it.each([
    ["!GetAtt Instance.Endpoint.Address", "Instance", "DbiResourceId"],
    ["!GetAtt Cluster.Endpoint.Address", "Cluster", "DBClusterResourceId"],
    ["!Sub 'proxy.${Any}.${Instance.Endpoint.Address}'", "Instance", "DbiResourceId"],
  ])("ServerName: %s", async (server, name, attribute) => {
    const found = await inTemplate(`ServerName: ${server}`);
    const resource = `stack.yaml#Resources.${name}`;
    for (const id of ids) {
      const [part, ...more] = factParts(variantOf(found), id);
      expect(more).toEqual([]);
      expect(part).toMatchObject({
        kind: "hole",
        symbol: { id: `${resource}/${attribute}`, shape: "segment", resource, isUnique: true },
        expressionText: `${name}.${attribute}`,
      });
      expect(part?.location.start).toBeGreaterThan(found.resource.location.end);
    }
  });

  it.each([
    ["aws_rds_cluster.db.endpoint", "aws_rds_cluster.db", "cluster_resource_id"],
    ["aws_rds_cluster.many[0].endpoint", "aws_rds_cluster.many[0]", "cluster_resource_id"],
    ["aws_db_instance.db.address", "aws_db_instance.db", "resource_id"],
    ["aws_neptune_cluster.graph.endpoint", "aws_neptune_cluster.graph", "cluster_resource_id"],
  ])("server_name = %s", async (server, address, attribute) => {
    const [part] = factParts(variantOf(await inModule(`server_name = ${server}`)), "dbiResourceId");
    expect(part).toMatchObject({
      symbol: { id: `.#${address}.${attribute}`, resource: `.#${address}` },
      expressionText: `${address}.${attribute}`,
    });
  });

  it("has no expression where the server is written as something else", async () => {
    const [part] = factParts(
      variantOf(await inModule("server_name = lower(aws_rds_cluster.db.endpoint)")),
      "dbiResourceId",
    );
    expect(part).not.toHaveProperty("expressionText");
  });

  it.each(["", "ServerName: !Ref Any", "ServerName: !GetAtt Bucket.DomainName", "ServerName: !GetAtt Key.Arn"])(
    "is not known with %s",
    async (properties) => {
      const [part] = factParts(variantOf(await inTemplate(properties)), "dbiResourceId");
      expect(part).toMatchObject({ symbol: { id: expect.stringMatching(/\/dbiResourceId$/) as string } });
      expect(part).not.toHaveProperty("expressionText");
    },
  );

  it.each(["var.any", "data.aws_db_instance.read.address"])("is not known with %s", async (server) => {
    const [part] = factParts(variantOf(await inModule(`server_name = ${server}`)), "dbiResourceId");
    expect(part).toMatchObject({ symbol: { id: expect.stringMatching(/\/dbiResourceId$/) as string } });
  });

  it("does not stand for other parts", async () => {
    const found = await inTemplate("ServerName: !GetAtt Instance.Endpoint.Address");
    expect(shown(factParts(variantOf(found), "dynamoTableCmk"))).toEqual([expect.stringMatching(/\/dynamoTableCmk>$/)]);
  });
});

describe("the name of a search domain", () => {
  const host = "abcdefghijklmnopqrstuvwxyz.eu-west-1.es.amazonaws.com";
  const unknown = expect.stringMatching(/^<.*\/openSearchDomainName>$/) as string;
  it.each([
    ["!GetAtt Search.DomainEndpoint", "find"],
    ["!Sub 'https://${Search.DomainEndpoint}'", "find"],
    ["!GetAtt Unnamed.DomainEndpoint", "<stack.yaml#Resources.Unnamed/name>"],
    [`https://search-my-logs-${host}`, "my-logs"],
    [`http://search-logs-${host}:443`, "logs"],
    [`vpc-my-logs-${host}`, "my-logs"],
    ["https://search.example.com", unknown],
    [`https://x.search-logs-${host}`, unknown],
    [`https://search-logs-${host.slice(1)}`, unknown],
    [`https://search-logs-a${host}`, unknown],
    ["!Ref Any", unknown],
    ["!GetAtt Bucket.DomainName", unknown],
  ])("%s", async (uri, name) => {
    const found = await inTemplate(`ElasticsearchSettings: { EndpointUri: ${uri} }`);
    expect(shown(factParts(variantOf(found), "openSearchDomainName"))).toEqual([name]);
  });

  it.each([
    ["aws_opensearch_domain.made.endpoint", "find"],
    ["data.aws_opensearch_domain.read.endpoint", unknown],
  ])("%s", async (uri, name) => {
    const found = await inModule(`elasticsearch_settings { endpoint_uri = ${uri} }`);
    expect(shown(factParts(variantOf(found), "openSearchDomainName"))).toEqual([name]);
  });

  it("stands where the address of the domain is written", async () => {
    const variant = variantOf(await inTemplate(`ElasticsearchSettings: { EndpointUri: https://vpc-logs-${host} }`));
    const [part] = factParts(variant, "openSearchDomainName");
    expect(part?.location).toEqual(valueOf(variant, "opensearch.endpointUri")?.location);
  });
});

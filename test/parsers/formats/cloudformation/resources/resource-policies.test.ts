import { describe, expect, it } from "vitest";
import { display } from "../../../../../src/tree/index.js";
import { templateOf } from "../template.js";

const policy = `{ Version: "2012-10-17", Statement: { Effect: Allow, Principal: "*", Action: "x:Read", Resource: "*" } }`;
const text = `'{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "x:Read", "Resource": "*" } }'`;

/** The type of each policy in a resource, and its actions. */
async function policiesOf(type: string, properties: string): Promise<readonly string[]> {
  const { documents } = await templateOf(`Resources: { X: { Type: "${type}", Properties: { ${properties} } } }`);
  return documents.map(({ document: { policyType, statements } }) => {
    const actions = statements.flatMap((statement) => statement.actions?.items ?? []).map((one) => display(one.text));
    return `${policyType} ${actions.join()}`;
  });
}

describe("policies in resources of other services", () => {
  it.each<[string, string]>([
    ["AWS::AIOps::InvestigationGroup", `InvestigationGroupPolicy: ${text}`],
    ["AWS::Bedrock::KnowledgeBasePolicy", `PolicyDocument: ${policy}`],
    ["AWS::Bedrock::ResourcePolicy", `PolicyDocument: ${policy}`],
    ["AWS::BedrockAgentCore::ResourcePolicy", `Policy: ${text}`],
    ["AWS::DSQL::Cluster", `PolicyDocument: ${text}`],
    ["AWS::FSx::S3AccessPointAttachment", `S3AccessPoint: { Policy: ${policy} }`],
    ["AWS::MediaPackageV2::ChannelPolicy", `Policy: ${policy}`],
    ["AWS::MediaPackageV2::OriginEndpointPolicy", `Policy: ${policy}`],
    ["AWS::MediaTailor::ChannelPolicy", `Policy: ${policy}`],
    ["AWS::OSIS::Pipeline", `ResourcePolicy: { Policy: ${policy} }`],
    ["AWS::Oam::Sink", `Policy: ${policy}`],
    ["AWS::Omics::SequenceStore", `S3AccessPolicy: ${policy}`],
    ["AWS::RUM::AppMonitor", `ResourcePolicy: { PolicyDocument: ${text} }`],
    ["AWS::S3Files::FileSystemPolicy", `Policy: ${policy}`],
    ["AWS::S3Vectors::VectorBucketPolicy", `Policy: ${policy}`],
    ["AWS::SMSVOICE::ResourcePolicy", `PolicyDocument: ${policy}`],
  ])("%s", async (type, properties) => {
    expect(await policiesOf(type, properties)).toEqual(["resource x:Read"]);
  });

  it("knows the session policy of an association of EKS Pod Identity", async () => {
    expect(await policiesOf("AWS::EKS::PodIdentityAssociation", `Policy: ${text}`)).toEqual(["boundary x:Read"]);
  });

  it.each(["AWS::AIOps::InvestigationGroup", "AWS::Oam::Sink", "AWS::OSIS::Pipeline", "AWS::Bedrock::ResourcePolicy"])(
    "takes what Ref of %s gives for an ARN",
    async (type) => {
      const arn = "ResourceArn: !Ref A, PipelineName: it";
      const { documents } = await templateOf(`Parameters: { A: { Type: String } }
Resources:
  X: { Type: "${type}", Properties: { ${arn} } }
  Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Resource: !Ref X } } } }`);
      const resources = documents.flatMap(({ document }) =>
        document.statements.flatMap((one) => one.resources?.items ?? []),
      );
      const [resource] = resources;
      const [first] = resource?.text.parts ?? [];
      const isArn = first?.kind === "literal" ? first.text.startsWith("arn:") : first?.symbol.shape !== "segment";
      expect(isArn).toBe(true);
    },
  );
});

import rule from "../../src/rules/ineffective-setting.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as keyCases from "./ineffective-setting-key-cases.js";
import * as keyTerraformCases from "./ineffective-setting-key-terraform-cases.js";
import * as redshiftCases from "./ineffective-setting-redshift-cases.js";
import { s3Settings, terraformS3, yaml } from "./ineffective-setting-texts.js";
import { at } from "./places.js";

const cluster = `resource "aws_msk_cluster" "events" {
  cluster_name = "events"
}
`;

function terraformKafka(broker: string): string {
  return `resource "aws_dms_endpoint" "events" {
  endpoint_id   = "events"
  endpoint_type = "target"
  engine_name   = "kafka"
  kafka_settings {
    broker = "${broker}"
  }
}
`;
}

const catalog = yaml("s3", "source", s3Settings(", GlueCatalogGeneration: true"));
const catalogByDefault = `Parameters: { Side: { Type: String, Default: source } }
${yaml("s3", "!Ref Side", s3Settings(", GlueCatalogGeneration: true"))}`;

const kafka = yaml("kafka", "target", 'KafkaSettings: { Broker: "b-1.example.com:9098,b-2.example.com:9098" }');
const kafkaByDefault = `Parameters: { Engine: { Type: String, Default: kafka } }
${yaml("!Ref Engine", "target", 'KafkaSettings: { Broker: "b-1.example.com:9098" }')}`;
const terraformCatalog = terraformS3('endpoint_type = "source"', "glue_catalog_generation = true");
const terraformEvents = terraformKafka("b-1.example.com:9098");

ruleTester.run(rule, {
  valid: [
    { name: "a catalog of a target", template: yaml("s3", "target", s3Settings(", GlueCatalogGeneration: true")) },
    { name: "no catalog of a source", template: yaml("s3", "source", s3Settings(", GlueCatalogGeneration: false")) },
    {
      name: "a key that a macro may add",
      template: yaml(
        "s3",
        "target",
        "Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://it/s3.yaml } }",
      ),
    },
    {
      name: "Kafka over TLS",
      template: yaml("kafka", "target", 'KafkaSettings: { Broker: "b-1.example.com:9094,b-2.example.com:9098" }'),
    },
    {
      name: "the brokers of a cluster for TLS",
      filename: "main.tf",
      template: cluster + terraformKafka("${aws_msk_cluster.events.bootstrap_brokers_tls}"),
    },
    ...[
      "coalesce(aws_msk_cluster.events.bootstrap_brokers_sasl_iam, var.servers)",
      "var.bootstrap_brokers_sasl_iam",
    ].map((servers) => ({
      name: `brokers that may be others: ${servers}`,
      filename: "main.tf",
      template: cluster + terraformKafka(`\${${servers}}`),
    })),
    {
      name: "brokers that are not known",
      template: `Parameters: { Brokers: { Type: String } }\n${yaml("kafka", "target", "KafkaSettings: { Broker: !Ref Brokers }")}`,
    },
    { name: "Kafka over TLS in Terraform", filename: "main.tf", template: terraformKafka("b-1.example.com:9094") },
    ...keyCases.valid,
    ...keyTerraformCases.valid,
    ...redshiftCases.valid,
  ],
  invalid: [
    {
      name: "a catalog of a source",
      template: catalog,
      errors: [
        {
          messageId: "catalogOnSource",
          ...at(catalog, "true"),
          data: { use: "Endpoint Endpoint" },
          suggestions: [
            {
              messageId: "removeSetting",
              data: { setting: "GlueCatalogGeneration" },
              output: yaml("s3", "source", s3Settings("")),
            },
          ],
        },
      ],
    },
    {
      name: "a catalog of what is a source by default",
      template: catalogByDefault,
      errors: [
        {
          ...{ messageId: "catalogOnSource", ...at(catalogByDefault, "true") },
          related: [{ message: "the default of Side" }],
        },
      ],
    },
    {
      name: "the IAM port of what is Kafka by default",
      template: kafkaByDefault,
      errors: [
        {
          ...{ messageId: "kafkaIam", ...at(kafkaByDefault, '"b-1.example.com:9098"') },
          related: [{ message: "the default of Engine" }],
        },
      ],
    },
    {
      name: "the IAM port of Kafka",
      template: kafka,
      errors: [
        {
          messageId: "kafkaIam",
          ...at(kafka, '"b-1.example.com:9098,b-2.example.com:9098"'),
          data: { use: "Endpoint Endpoint" },
        },
      ],
    },
    {
      name: "a catalog of a source in Terraform",
      filename: "main.tf",
      template: terraformCatalog,
      errors: [
        {
          messageId: "catalogOnSource",
          ...at(terraformCatalog, "true"),
          suggestions: [{ messageId: "removeSetting", output: terraformS3('endpoint_type = "source"') }],
        },
      ],
    },
    {
      name: "the IAM port of Kafka in Terraform",
      filename: "main.tf",
      template: terraformEvents,
      errors: [{ messageId: "kafkaIam", ...at(terraformEvents, '"b-1.example.com:9098"') }],
    },
    ...[
      cluster + terraformKafka("${aws_msk_cluster.events.bootstrap_brokers_sasl_iam}"),
      cluster + terraformKafka("${aws_msk_cluster.events.bootstrap_brokers_public_sasl_iam}"),
      terraformKafka("${module.events.bootstrap_brokers_sasl_iam}"),
    ].map((template, index) => ({
      name: `the brokers of a cluster for IAM, ${String(index)}`,
      filename: "main.tf",
      template,
      errors: [{ messageId: "kafkaIam" as const, ...at(template, /(?<=\{)\w+\..*sasl_iam/.exec(template)?.[0] ?? "") }],
    })),
    ...keyCases.invalid,
    ...keyTerraformCases.invalid,
    ...redshiftCases.invalid,
  ],
});

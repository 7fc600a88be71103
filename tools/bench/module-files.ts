/** A module with ten files, split as people usually do. Every fourth module has findings. */
export function moduleFiles(index: number): Readonly<Record<string, string>> {
  const id = String(index);
  const isFlawed = index % 4 === 0;
  return {
    "versions.tf": `terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.0" }
  }
}
`,
    "variables.tf": `variable "environment" {
  type    = string
  default = "prod"
}

variable "subnet_ids" {
  type = list(string)
}

variable "tables" {
  type    = list(string)
  default = ["orders", "customers"]
}
`,
    "locals.tf": `locals {
  name = "sales-${id}-\${var.environment}"
  tags = merge({ Environment = var.environment }, { ManagedBy = "terraform" })
  rules = [for index, table in var.tables : {
    "rule-type" = "selection", "rule-id" = tostring(index + 1), "rule-name" = table, "rule-action" = "include"
    "object-locator" = { "schema-name" = "public", "table-name" = table }
  }]
}
`,
    "trust.tf": `data "aws_region" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["${isFlawed ? "ec2" : "dms"}.amazonaws.com"]
    }
  }
}
`,
    "account-roles.tf": `resource "aws_iam_role" "vpc" {
  name               = "dms-vpc-role"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}
`,
    "roles.tf": `resource "aws_iam_role" "target" {
  name               = "\${local.name}-target"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "target" {
  role   = aws_iam_role.target.id
  policy = data.aws_iam_policy_document.target.json
}
`,
    "policies.tf": `data "aws_iam_policy_document" "target" {
  dynamic "statement" {
    for_each = { objects = "\${aws_s3_bucket.data.arn}/*", bucket = aws_s3_bucket.data.arn }
    content {
      sid       = statement.key
      actions   = statement.key == "bucket" ? ["s3:ListBucket"] : ["s3:PutObject"${isFlawed ? "" : ', "s3:DeleteObject"'}]
      resources = [statement.value]
    }
  }
}
`,
    "bucket.tf": `resource "aws_s3_bucket" "data" {
  bucket = local.name
  tags   = local.tags
}
`,
    "endpoints.tf": `resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "\${local.name}-target"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.data.bucket
  service_access_role_arn = aws_iam_role.target.arn
}

resource "aws_dms_endpoint" "source" {
  endpoint_id   = "\${local.name}-source"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "db.example.com"
  username      = "dms"
  password      = "unset"
}
`,
    "replication.tf": `resource "aws_dms_replication_subnet_group" "this" {
  replication_subnet_group_id          = local.name
  replication_subnet_group_description = "where the instance stands"
  subnet_ids                           = var.subnet_ids
${isFlawed ? "" : "  depends_on                           = [aws_iam_role_policy_attachment.vpc]\n"}}

resource "aws_dms_replication_instance" "this" {
  replication_instance_id     = local.name
  replication_instance_class  = "dms.t3.medium"
  replication_subnet_group_id = aws_dms_replication_subnet_group.this.id
}

resource "aws_dms_replication_task" "this" {
  replication_task_id      = local.name
  migration_type           = "full-load"
  replication_instance_arn = aws_dms_replication_instance.this.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
  target_endpoint_arn      = aws_dms_s3_endpoint.target.endpoint_arn
  table_mappings           = jsonencode({ rules = local.rules })
}
`,
  };
}

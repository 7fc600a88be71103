# A migration from PostgreSQL to S3, as a module. Its IAM part is in iam.tf.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "subnet_ids" {
  type        = list(string)
  description = "Private subnets of the replication instance"
}

variable "secret_arn" {
  type        = string
  description = "The secret with the sign-in to PostgreSQL"
}

resource "aws_s3_bucket" "lake" {
  bucket = "orders-lake"
}

# Terraform makes it at the same time as the role in iam.tf: nothing makes it wait.
resource "aws_dms_replication_subnet_group" "private" {
  replication_subnet_group_id          = "orders"
  replication_subnet_group_description = "Private subnets"
  subnet_ids                           = var.subnet_ids
}

resource "aws_dms_replication_instance" "orders" {
  replication_instance_id     = "orders"
  replication_instance_class  = "dms.c6i.large"
  replication_subnet_group_id = aws_dms_replication_subnet_group.private.id
}

resource "aws_dms_endpoint" "source" {
  endpoint_id                     = "orders-postgres"
  endpoint_type                   = "source"
  engine_name                     = "postgres"
  database_name                   = "orders"
  secrets_manager_arn             = var.secret_arn
  secrets_manager_access_role_arn = aws_iam_role.secret.arn
}

resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "orders-lake"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.lake.bucket
  service_access_role_arn = aws_iam_role.lake.arn
}

resource "aws_dms_replication_task" "orders" {
  replication_task_id      = "orders"
  migration_type           = "full-load-and-cdc"
  replication_instance_arn = aws_dms_replication_instance.orders.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
  target_endpoint_arn      = aws_dms_s3_endpoint.target.endpoint_arn
  table_mappings = jsonencode({
    rules = [{
      "rule-type"      = "selection"
      "rule-id"        = "1"
      "rule-name"      = "all"
      "rule-action"    = "include"
      "object-locator" = { "schema-name" = "public", "table-name" = "%" }
    }]
  })
}

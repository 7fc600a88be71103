/** A policy of twelve statements. */
export function policyText(index: number): string {
  const buckets = Array.from({ length: 10 }, (_, bucket) => ({
    Sid: `Bucket${String(bucket)}`,
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
    Resource: [
      `arn:aws:s3:::data-${String(index)}-${String(bucket)}`,
      `arn:aws:s3:::data-${String(index)}-${String(bucket)}/*`,
    ],
  }));
  const statements = [
    ...buckets,
    { Effect: "Allow", Action: ["dms:CreateEndpoint", "dms:DescribeEndpoints"], Resource: "*" },
    {
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: `arn:aws:iam::123456789012:role/target-${String(index)}`,
      Condition: { StringEquals: { "iam:PassedToService": "dms.amazonaws.com" } },
    },
  ];
  return JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
}

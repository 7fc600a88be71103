export function bucketPolicy(PolicyDocument: object): string {
  const It = { Type: "AWS::S3::BucketPolicy", Properties: { Bucket: "it", PolicyDocument } };
  return JSON.stringify({ Resources: { It } });
}

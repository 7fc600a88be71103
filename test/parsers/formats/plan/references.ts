/** `aws_s3_bucket.b[0].arn` is listed with `aws_s3_bucket.b[0]` and `aws_s3_bucket.b` behind it. */
export function withBeginnings(reference: string): string[] {
  const steps = reference.match(/^\w[\w-]*|\.[\w-]+|\[(?:\d+|"[^"]*")\]/g) ?? [];
  const least = steps[0] === "data" ? 3 : 2;
  return steps.slice(least - 1).map((_step, index) => steps.slice(0, steps.length - index).join(""));
}

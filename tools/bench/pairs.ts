/** Roles, each with a policy of its own that is attached to it. */
export function pairsText(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const id = `r${String(index)}`;
    return `resource "aws_iam_role" "${id}" {
  name = "role-${id}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_policy" "${id}" {
  name   = "policy-${id}"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::${id}/*" }]
  })
}

resource "aws_iam_role_policy_attachment" "${id}" {
  role       = aws_iam_role.${id}.name
  policy_arn = aws_iam_policy.${id}.arn
}
`;
  }).join("\n");
}

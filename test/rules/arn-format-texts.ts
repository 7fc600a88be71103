export const on = (...resources: readonly string[]) => ({ Effect: "Allow", Action: "*", Resource: resources });

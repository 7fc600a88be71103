/** The secret that no output may show, in the forms that functions make of it. */
export const canary = "Zq7Secret";
export const canaryPattern = /zq7secret|terces7qz|bUcTZWNyZXQ/i;

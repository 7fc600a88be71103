export { readAccount, type AccountFile } from "./read-account.js";

import { definePlugin } from "dmslint";
import { identifier } from "./identifier.js";

export default definePlugin({ name: "acme", rules: [identifier] });

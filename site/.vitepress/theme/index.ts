// The fonts of the system: a page loads faster, and looks like what the reader is used to.
import "./style.css";

export { default } from "vitepress/theme-without-fonts";

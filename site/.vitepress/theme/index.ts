// The fonts of the system: a page loads faster, and looks like what the reader is used to.
export { default } from "vitepress/theme-without-fonts";

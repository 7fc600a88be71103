// VitePress puts the style into the page.
declare module "*.css";

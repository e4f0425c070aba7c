/// <reference types="astro/client" />
/// <reference types="mdast-util-to-hast" />
/// <reference types="remark-math" />

/** For the checkers that do not read components of Astro; astro check uses their real types instead. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}

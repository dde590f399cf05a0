import { registerHooks } from "node:module";

/** Finds `./feed.js`, as the pages import it, in `feed.ts`, whose types Node strips itself. */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const isSource = specifier.startsWith(".") && context.parentURL?.endsWith(".ts");
    return nextResolve(isSource ? specifier.replace(/\.js$/, ".ts") : specifier, context);
  },
});

const source = (document.currentScript as HTMLScriptElement | null)?.src;

/** Where this script came from, which is where Carillon is; undefined where it was loaded as a module, which does not know. */
export const home: string | undefined = source ? new URL(".", source).href : undefined;

/**
 * Where Carillon is on its server, for the pages and the service worker: at the root, or below a path that a
 * proxy hands on; and which edition a page is of.
 */

/**
 * Empty at the root, otherwise such as `/live`: the shell says it to the pages, and the worker's own address
 * to the worker. It also tells this Carillon from others beside it, in names that a browser keeps for all of
 * one server.
 */
export const basePath =
  typeof document === "undefined" ? new URL(".", location.href).pathname.replace(/\/$/, "") : said("base");

/**
 * What follows in the address of every page of this edition, such as `/nuit-2018`. Empty for a page at a bare
 * address, which is one of the current edition, and for the worker, which serves the pages of all.
 */
export const home = typeof document === "undefined" ? "" : said("home");

/** Whether the server has other editions. */
export const hasOtherEditions = typeof document !== "undefined" && said("other-editions") !== "";

/** Reads what the shell says; a shell that a browser has kept from before may not say it. */
function said(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
}

/** Gives the address on this server of a file, of the API, or of a page that belongs to no edition. */
export function addressOf(path: string): string {
  return basePath + path;
}

/** Gives the address of a page of the same edition, such as that of `/desk`. */
export function pageAddress(path: string): string {
  return addressOf(home + path);
}

/** Gives the address of a page of an edition, which the pages of another one lead to. */
export function pageAddressIn(edition: string, path: string): string {
  return edition === said("edition") ? pageAddress(path) : addressOf(`/${edition}${path}`);
}

/**
 * Gives the path of an address on this server, without the edition that the page is of; empty where it is
 * none of Carillon's.
 */
export function pathOf(address: string): string {
  const path = address.startsWith(`${basePath}/`) ? address.slice(basePath.length) : "";
  return path.startsWith(`${home}/`) ? path.slice(home.length) : path;
}

/**
 * Where Carillon is on its server, for the pages and the service worker: at the root, or below a path that a
 * proxy hands on; and which edition a page is of.
 */

/**
 * Whether these pages are an archive: files on any web server, below any path, with no Carillon behind them.
 */
export const isArchive = typeof document !== "undefined" && said("archive") !== "";

/**
 * Empty at the root, otherwise such as `/live`: the shell says it to the pages, and the worker's own address
 * to the worker. It also tells this Carillon from others beside it, in names that a browser keeps for all of
 * one server.
 */
export const basePath =
  typeof document === "undefined"
    ? folderOf(".", location.href)
    : isArchive
      ? folderOf(said("base"), document.baseURI)
      : said("base");

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

/** Gives the path of a folder, without the slash at its end. */
function folderOf(relative: string, address: string): string {
  return new URL(relative, address).pathname.replace(/\/$/, "");
}

/** Gives the address on this server of a file, of the API, or of a page that belongs to no edition. */
export function addressOf(path: string): string {
  return basePath + path;
}

/**
 * Gives the address of a page of the same edition, such as that of `/desk`. In an archive each page is a
 * folder.
 */
export function pageAddress(path: string): string {
  return addressOf(home + (isArchive ? path.replace(/\/*(?=\?|$)/, "/") : path));
}

/**
 * Gives the address of what the server says of an edition, such as its `timeline`; in an archive, that of the
 * file which holds it.
 *
 * @param query empty, or one parameter
 */
export function answerAddress(edition: string, what: string, query = ""): string {
  if (!isArchive) return addressOf(`/api/v1/editions/${edition}/${what}${query}`);
  return addressOf(`/data/${what}${query.replace(/^\?\w+=/, "-").replaceAll(":", "")}.json`);
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
  if (isArchive) return path.replace(/\/(index\.html)?$/, "") || "/";
  return path.startsWith(`${home}/`) ? path.slice(home.length) : path;
}

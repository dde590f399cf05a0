/**
 * Where Carillon is on its server, for the pages and the service worker: at the root, or below a path that a
 * proxy hands on.
 */

/**
 * Empty at the root, otherwise such as `/live`: the shell says it to the pages, and the worker's own address
 * to the worker. It also tells this Carillon from others beside it, in names that a browser keeps for all of
 * one server.
 */
export const basePath =
  typeof document === "undefined"
    ? new URL(".", location.href).pathname.replace(/\/$/, "")
    : (document.querySelector<HTMLMetaElement>('meta[name="base"]')?.content ?? "");

/** Gives the address on this server of a path of Carillon's, such as `/desk`. */
export function addressOf(path: string): string {
  return basePath + path;
}

/** Gives the path of an address on this server; empty where it is none of Carillon's. */
export function pathOf(address: string): string {
  return address.startsWith(`${basePath}/`) ? address.slice(basePath.length) : "";
}

/**
 * Where Carillon is on its server: at the root, or below a path that a proxy hands on. The pages and the
 * service worker ask here.
 */

/**
 * Empty at the root, otherwise such as `/live`: the shell says it to the pages, and the worker's own address
 * to the worker. It also tells this Carillon from others beside it, in names that a browser keeps for all of
 * one server.
 */
export const base =
  typeof document === "undefined"
    ? new URL(".", location.href).pathname.replace(/\/$/, "")
    : (document.querySelector<HTMLMetaElement>('meta[name="base"]')?.content ?? "");

/** Where an address of Carillon's, such as `/desk`, is on this server. */
export function addressOf(path: string): string {
  return base + path;
}

/** The same the other way round; empty where it is none of Carillon's. */
export function own(address: string): string {
  return address.startsWith(`${base}/`) ? address.slice(base.length) : "";
}

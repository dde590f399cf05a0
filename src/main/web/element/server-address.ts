const SCRIPT = "/carillon.js";

/**
 * The script that was running when this one was read; unknown to a module and to a script added late.
 */
const running = (document.currentScript as HTMLScriptElement | null)?.src;

/**
 * Gives the server that the page's script comes from.
 *
 * A page may load its scripts joined into one, or late, as the caches of content management systems and
 * Rocket Loader do. The running script then has another name, or there is none; but the page may still hold
 * the script's own address, in whichever attribute. Failing that, a running script is taken for Carillon's
 * under another name, which is a guess. Undefined where there is nothing to go by.
 */
export function scriptServer(): string | undefined {
  const named = isNamed(running) ? running : [...document.scripts].flatMap(addresses).find(isNamed);
  const script = named ?? running;
  return script === undefined || script === "" ? undefined : serverAddress(new URL(".", script).href);
}

/** Gives the address of a server with a slash at its end; undefined where a browser could not ask it. */
export function serverAddress(server: string): string | undefined {
  const address = parsed(server.replace(/\/*$/, "/"));
  return address !== undefined && /^https?:$/.test(address.protocol) ? address.href : undefined;
}

function addresses(script: HTMLScriptElement): string[] {
  return [...script.attributes]
    .filter(({ name }) => name.includes("src"))
    .map(({ value }) => parsed(value)?.href ?? "");
}

function isNamed(address: string | undefined): address is string {
  return parsed(address ?? "")?.pathname.endsWith(SCRIPT) === true;
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return undefined;
  }
}

/**
 * What this device keeps of its reader's choices. Where it keeps nothing, as a browser that takes no cookies,
 * each is what it is on a first visit.
 */

export function chosen(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function choose(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    return;
  }
}

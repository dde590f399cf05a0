/**
 * The reader's choices that this device keeps. A browser that takes no cookies keeps none, and each is as on
 * a first visit.
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

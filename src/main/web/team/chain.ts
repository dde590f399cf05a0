import type { Device, Invitation } from "./team-requests.js";

/** What comes of what among invitations and devices: pure functions. */

/** Asks whether an invitation still lets somebody in. */
export function isValid({ expires, uses, used }: Invitation, now: number): boolean {
  return used < uses && Date.parse(expires) > now;
}

/** Lists the cities for whose team there is no invitation that lets somebody in. */
export function uninvited(
  cities: readonly string[],
  invitations: readonly Invitation[],
  now: number,
): string[] {
  const invited = new Set(invitations.filter(one => isValid(one, now)).map(({ city }) => city));
  return cities.filter(city => !invited.has(city));
}

/** What is taken back with an invitation. */
interface Fall {
  /** Those that the holders of it made, and their holders, and so on; not it itself. */
  invitations: Invitation[];
  devices: Device[];
}

/** Finds what falls with an invitation: the devices that it let in, and all that was made on them. */
export function fallsWith(id: string, invitations: readonly Invitation[], devices: readonly Device[]): Fall {
  const fallen = new Set([id]);
  // A Set hands out what is added to it meanwhile.
  for (const maker of fallen) for (const made of invitations) if (made.madeBy === maker) fallen.add(made.id);
  return {
    invitations: invitations.filter(other => other.id !== id && fallen.has(other.id)),
    devices: devices.filter(device => fallen.has(device.invitation)),
  };
}

/** Those of a team; or, where no city is named, of coordination and of who administers. */
export function ofTeam<T extends { city?: string }>(all: readonly T[], city: string | undefined): T[] {
  return all.filter(one => one.city === city);
}

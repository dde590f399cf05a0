/** What a device may do, in one edition or several: pure functions. */

/** Who speaks in an edition: the team of a city, or coordination. */
export interface Session {
  role: "organizer" | "coordinator";
  edition: string;
  city?: string;
}

/** A role of this device, as the server knows it. An administrator is a coordinator of every edition. */
export type Role = Session | { role: "administrator"; edition?: never; city?: never };

/** Lists those as whom a device may speak in an edition, each once: coordination first, then the teams. */
export function sessionsIn(edition: string, roles: readonly Role[]): Session[] {
  const own = roles.flatMap(role => inEdition(edition, role));
  const [coordinator] = own.filter(({ role }) => role === "coordinator");
  const teams = own.filter(({ role }) => role === "organizer");
  return coordinator === undefined ? teams : [coordinator, ...teams];
}

function inEdition(edition: string, role: Role): Session[] {
  if (role.role === "administrator") return [{ role: "coordinator", edition }];
  return role.edition === edition ? [role] : [];
}

/** As whom to speak for a city: its team, or else coordination; undefined where a device may be neither. */
export function speakerFor(city: string, sessions: readonly Session[]): Session | undefined {
  return (
    sessions.find(session => session.city === city) ?? sessions.find(({ role }) => role === "coordinator")
  );
}

/** Asks whether two roles are one. */
export function isSame(one: Role, other: Role): boolean {
  return one.role === other.role && one.edition === other.edition && one.city === other.city;
}

/** Asks whether a device that has these roles may speak as somebody. */
export function maySpeakAs({ role, edition, city }: Session, roles: readonly Role[]): boolean {
  return sessionsIn(edition, roles).some(session => session.role === role && session.city === city);
}

/** Asks whether a device coordinates an edition. */
export function coordinates(edition: string, roles: readonly Role[]): boolean {
  return maySpeakAs({ role: "coordinator", edition }, roles);
}

/** Reads a role; fails where it is something else. */
export function roleOf(answer: unknown): Role {
  const { role, edition, ...rest } = (answer ?? {}) as { role?: unknown; edition?: unknown };
  // Whatever edition is named beside it, an administrator has theirs in every one.
  if (role === "administrator") return { ...rest, role };
  if ((role === "organizer" || role === "coordinator") && typeof edition === "string")
    return answer as Session;
  // Where there is no event yet, nobody else is let in.
  if (role === "coordinator" && edition === undefined) return { role: "administrator" };
  throw new Error("this is no role");
}

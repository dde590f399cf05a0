import { rolesHere } from "./identity.js";
import { coordinates, sessionsIn, type Role, type Session } from "./roles.js";

const ASK_AGAIN_MILLIS = 2_000;

/**
 * The roles of this device for a page that needs the server anyway. Where the server cannot say, it is asked
 * again once it is there.
 */
export class KnownRoles {
  readonly #edition: string;
  readonly #changed: () => void;
  #roles: readonly Role[] | undefined;
  #askedAt = 0;

  /** @param changed is called once they are known */
  constructor(edition: string, changed: () => void) {
    this.#edition = edition;
    this.#changed = changed;
    void this.#ask();
  }

  /** Undefined until the server has said. */
  get all(): readonly Role[] | undefined {
    return this.#roles;
  }

  /** Those of this page's edition. */
  get sessions(): readonly Session[] {
    return sessionsIn(this.#edition, this.#roles ?? []);
  }

  get isCoordinator(): boolean {
    return coordinates(this.#edition, this.#roles ?? []);
  }

  /** Asks again where nobody has said yet. */
  follow(connected: boolean): void {
    const may = connected && Date.now() - this.#askedAt >= ASK_AGAIN_MILLIS;
    if (may && this.#roles === undefined) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#askedAt = Date.now();
    const roles = await rolesHere().catch(() => undefined);
    if (roles === undefined) return;
    this.#roles = roles;
    this.#changed();
  }
}

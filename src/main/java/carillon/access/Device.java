package carillon.access;

import carillon.edition.CityId;
import carillon.edition.EditionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A device that invitations have let in, with the roles that it has of them.
 *
 * @param id names it, which is not secret
 * @param roles the newest first; at least one
 */
public record Device(UUID id, List<HeldRole> roles) {
    /** The most roles that a device has; with one more, the oldest ends. */
    static final int MAX_ROLES = 100;

    public Device {
        roles = List.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a device without a role");
        }
    }

    /** The role of the invitation that this device redeemed last. */
    public HeldRole newest() {
        return roles.getFirst();
    }

    /** Finds the role in which it decides for all cities of an edition: a coordinator's there, else an administrator's. */
    public Optional<HeldRole> coordinating(EditionId edition) {
        return first(role -> role.equals(new Role.Coordinator(edition)))
                .or(() -> first(Role.Administrator.class::isInstance));
    }

    /** Finds the role in which it is an organizer of a city. */
    public Optional<HeldRole> organizing(EditionId edition, CityId city) {
        return first(role -> role.organizes(edition, city));
    }

    /** Finds the role in which it makes editions. */
    public Optional<HeldRole> administering() {
        return first(Role.Administrator.class::isInstance);
    }

    /** Lists the cities of an edition of which it is an organizer. */
    public List<CityId> cities(EditionId edition) {
        return roles.stream()
                .map(HeldRole::role)
                .flatMap(role -> role instanceof Role.Organizer organizer
                                && organizer.edition().equals(edition)
                        ? Stream.of(organizer.city())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** Lists its roles, each once. */
    public List<Role> distinctRoles() {
        return roles.stream().map(HeldRole::role).distinct().toList();
    }

    /** Makes it the speaker of a request in an edition. */
    public Speaker.Person in(EditionId edition) {
        return new Speaker.Person(this, Optional.of(edition));
    }

    private Optional<HeldRole> first(Predicate<Role> wanted) {
        return roles.stream().filter(held -> wanted.test(held.role())).findFirst();
    }
}

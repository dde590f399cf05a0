package carillon.access;

import carillon.edition.CityId;
import carillon.edition.EditionId;

/** What an invitation makes of a device. A device may have several roles. */
public sealed interface Role {

    /** Makes editions, and is a coordinator of each. */
    record Administrator() implements Role {}

    /** Decides for all cities of an edition, and invites. */
    record Coordinator(EditionId edition) implements Role {}

    /** Speaks for one city of an edition. */
    record Organizer(EditionId edition, CityId city) implements Role {}

    /** Whether this role decides for all cities of that edition. */
    default boolean coordinates(EditionId edition) {
        return switch (this) {
            case Administrator _ -> true;
            case Coordinator coordinator ->
                edition.equals(coordinator.edition()) || edition.isRehearsalOf(coordinator.edition());
            case Organizer _ -> false;
        };
    }

    /** Whether this role is an organizer's of that city of that edition. */
    default boolean organizes(EditionId edition, CityId city) {
        return equals(new Organizer(edition, city));
    }

    /** The word for it in lists and answers. */
    default String word() {
        return switch (this) {
            case Administrator _ -> "administrator";
            case Coordinator _ -> "coordinator";
            case Organizer _ -> "organizer";
        };
    }
}

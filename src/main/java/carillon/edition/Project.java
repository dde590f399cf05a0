package carillon.edition;

import org.jspecify.annotations.Nullable;

/**
 * What a team works on.
 *
 * @param id unique within its edition
 * @param city where its team sits
 * @param name as its team writes it
 * @param url where to read more; absent where there is no such page
 */
public record Project(
        ProjectId id, CityId city, String name, @Nullable WebAddress url) {}

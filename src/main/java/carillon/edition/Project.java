package carillon.edition;

import org.jspecify.annotations.Nullable;

/**
 * What a team works on.
 *
 * @param id unique within its edition
 * @param city where its team sits
 * @param name as its team writes it
 * @param url where to read more; absent where there is no such page
 * @param theme what it is about, one of the edition's themes; absent where it is about none of them
 * @param text what it is, in a sentence; absent where it was not written
 */
public record Project(
        ProjectId id,
        CityId city,
        String name,
        @Nullable WebAddress url,
        @Nullable String theme,
        @Nullable String text) {}

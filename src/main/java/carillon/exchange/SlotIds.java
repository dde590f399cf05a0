package carillon.exchange;

import carillon.edition.SlotId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * The ids of slots that come from elsewhere. One that has an id there keeps a sign of it at its end, by which it is found again
 * whatever it is called by then; the pages make the others in {@code slot-ids.ts} in the same way.
 */
final class SlotIds {
    private static final int MAX_STEM = 40;
    private static final int SIGN = 8;

    private SlotIds() {}

    /** Returns what the id of a slot ends with that has this id elsewhere. */
    static String endOf(String foreign) {
        return "-" + uuid(foreign).toString().substring(0, SIGN);
    }

    /** Returns a UUID that is made of a name, always the same. */
    static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static SlotId ofForeign(String title, String foreign) {
        String stem = stem(title);
        return new SlotId((stem.isEmpty() ? "slot" : stem) + endOf(foreign));
    }

    /** Makes an id of a title that no other slot has. */
    static SlotId ofTitle(String title, Set<String> taken) {
        String stem = stem(title);
        if (!stem.isEmpty() && !taken.contains(stem)) {
            return new SlotId(stem);
        }
        for (int n = stem.isEmpty() ? 1 : 2; ; n++) {
            String id = (stem.isEmpty() ? "slot" : stem) + "-" + n;
            if (!taken.contains(id)) {
                return new SlotId(id);
            }
        }
    }

    private static String stem(String title) {
        String spelled = title.toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d");
        String stem = Normalizer.normalize(spelled, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        return stem.substring(0, Math.min(MAX_STEM, stem.length())).replaceAll("^-+|-+$", "");
    }
}

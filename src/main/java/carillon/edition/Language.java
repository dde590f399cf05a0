package carillon.edition;

import java.util.Locale;
import java.util.Optional;

/** A language that Carillon speaks. French is the first, the one to fall back on. */
public enum Language {
    FR,
    EN,
    AR;

    /** The BCP 47 tag: {@code fr}, {@code en} or {@code ar}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of that tag, or nothing where Carillon does not speak it. */
    public static Optional<Language> of(String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}

package carillon.edition;

import java.util.Locale;
import java.util.Optional;

/** A language that Carillon speaks. */
public enum Language {
    FR,
    EN,
    AR;

    /** The BCP 47 tag: {@code fr}, {@code en} or {@code ar}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way it is written, as HTML has it: {@code ltr} or {@code rtl}. */
    public String direction() {
        return this == AR ? "rtl" : "ltr";
    }

    /** Finds the language with this tag; nothing where Carillon does not speak it. */
    public static Optional<Language> of(String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}

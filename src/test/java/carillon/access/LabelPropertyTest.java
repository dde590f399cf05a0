package carillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A label that reads like the server's own is the server's own. */
class LabelPropertyTest {
    private static final List<String> UNSEEN = List.of(
            " ",
            "\u00A0",
            "\u200B",
            "\u200D",
            "\u2060",
            "\uFEFF",
            "\u00AD",
            "\u202E",
            "\u0301",
            "\uFE0F",
            "\u3164",
            "\u2800",
            "\n",
            "\t",
            "\uDB40\uDC41");

    @Property(tries = 300)
    void isReservedWithWhateverCannotBeSeenInIt(@ForAll("unseen") List<String> between, @ForAll boolean upper) {
        StringBuilder label = new StringBuilder(between.getLast());
        for (int letter = 0; letter < Label.SERVER.length(); letter++) {
            label.append(Label.SERVER.charAt(letter)).append(between.get(letter));
        }

        assertThat(Label.isReserved(upper ? label.toString().toUpperCase(Locale.ROOT) : label.toString()))
                .isTrue();
    }

    @Provide
    Arbitrary<List<String>> unseen() {
        return Arbitraries.of(UNSEEN).list().ofSize(Label.SERVER.length());
    }

    @Example
    void isReservedInAnotherScriptOrWidth() {
        assertThat(List.of(
                        "Server",
                        " SERVER ",
                        "\uFF53\uFF45\uFF52\uFF56\uFF45\uFF52",
                        "ѕеrvеr",
                        "ｓｅｒｖｅｒ",
                        "𝓼𝓮𝓻𝓿𝓮𝓻",
                        "sérvèr",
                        "ꜱᴇʀᴠᴇʀ"))
                .allMatch(Label::isReserved);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatReadsLikeSomethingElseIsFree(@ForAll("words") String label) {
        assertThat(Label.isReserved(label)).isEqualTo(label.equals(Label.SERVER));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(8),
                Arbitraries.of(
                        "server room", "Serveur", "servers", "the server", "équipe", "الخادم", "", "serve", "7"));
    }
}

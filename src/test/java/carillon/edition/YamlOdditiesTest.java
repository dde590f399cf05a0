package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlOdditiesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostText")
    void whatYamlTakesOutWithoutAWordIsNamedWithItsLine(String text, int line, String word) {
        assertThat(YamlOddities.find("a.yaml", text)).singleElement().satisfies(warning -> {
            assertThat(warning.line()).isEqualTo(line);
            assertThat(warning.sentence()).startsWith("“" + word + "” ");
        });
    }

    static Stream<Arguments> lostText() {
        return Stream.of(
                Arguments.of("title: Hackathon #HeureDete", 1, "#HeureDete"),
                Arguments.of("a: b\ntitle: Nuit\t#42\n", 2, "#42"),
                Arguments.of("title: Salle  #été 2\n", 1, "#été"),
                Arguments.of("title: #HeureDete\n", 1, "#HeureDete"),
                Arguments.of("title:\n  #a comment\n  Hackathon #قاعة\n", 3, "#قاعة"),
                Arguments.of("\"title\": Hackathon #HeureDete", 1, "#HeureDete"),
                Arguments.of("title: \"Hackathon\" #HeureDete", 1, "#HeureDete"),
                Arguments.of("title: Hackathon\n  de Lyon #HeureDete\n", 2, "#HeureDete"),
                Arguments.of("themes:\n  - La ville #verte\n", 2, "#verte"),
                Arguments.of("themes:\n  - #verte\n", 2, "#verte"),
                Arguments.of("themes: [ville, nuit #1,\n  b]\n", 1, "#1"),
                Arguments.of("themes: [#verte, b]\n", 1, "#verte"),
                Arguments.of("links: { chat: https://matrix.to/ #salle\n }\n", 1, "#salle"),
                Arguments.of("# a\r\n\r\ntitle: Nuit #1\r\n", 3, "#1"),
                Arguments.of("\uFEFFtitle: Nuit #1\n", 1, "#1"),
                Arguments.of("name: 🔔 🔔 #1\n", 1, "#1"),
                Arguments.of("title: !Hackathon\n", 1, "!Hackathon"),
                Arguments.of("title: !important Réunion\n", 1, "!important"),
                Arguments.of("title: ! Réunion\n", 1, "!"),
                Arguments.of("title: !!Salut tous\n", 1, "!!Salut"),
                Arguments.of("themes: [!verte ville]\n", 1, "!verte"),
                Arguments.of("\"title\": !vite \"Hackathon\"\n", 1, "!vite"),
                Arguments.of("title: &Co Fils\n", 1, "&Co"),
                Arguments.of("a: b\nc: { title: &Co }\n", 2, "&Co"),
                Arguments.of("themes:\n- &amp La ville\n", 2, "&amp"),
                Arguments.of("links: { chat: https://example.org/?a, b }\n", 1, "b"),
                Arguments.of("slot: { title: Café, thé, id: a }\n", 1, "thé"),
                Arguments.of("slot: { chat:https, id: a }\n", 1, "chat:https"),
                Arguments.of("list: [{ id: a, 'b c' }]\n", 1, "'b c'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: Hackathon # l'heure d'été",
                "#title: Hackathon\n",
                "  #title: Hackathon\na: b\n#c: d\n",
                "title: \"Hackathon #HeureDete\"",
                "title: 'Hackathon #HeureDete'",
                "title: C#5 et F#",
                "title: https://example.org/#a",
                "title: |\n  Hackathon #HeureDete\n  !a &b\n#c\nb: c",
                "title: >-\n  Hackathon #HeureDete\n",
                "title: Hackathon ##\nb: c #\nd: e #- f\ng: h #!i\n",
                "links: { a: b } #both\nthemes: [a] #one\n",
                "title: R&D et Q!R\nb: Tom & Jerry\nc: Allez !\nd: '!a'\ne: \"&a\"",
                "a: !!str 5\nb: !!int 5\n",
                "themes: [a, b]\nlist: [{ a: b }, { c: d, e: [f, g] }]\n",
                "cities:\n  lyon:\n  paris: {}\n",
                "a: { b: , c: d }\n",
                "{ a: b,\n  c: d, }\n",
                ""
            })
    void realCommentsAndQuotedTextStayQuiet(String text) {
        assertThat(YamlOddities.find("a.yaml", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: Nuit #1\nb: [\n",
                "title: Nuit #1\nb: @c\n",
                "title: Nuit #1\n\"b\n",
                "title: Nuit #1\nb: c\u0000"
            })
    void aFileThatIsNoYamlIsLookedAtAsFarAsItIsOne(String text) {
        assertThat(YamlOddities.find("a.yaml", text).size()).isLessThanOrEqualTo(1);
    }

    @Test
    void aWarningSaysWhatToWrite() {
        assertThat(YamlOddities.find("a.yaml", "title: Hackathon #HeureDete"))
                .hasToString(
                        "[a.yaml:1: warning: “#HeureDete” and what follows on this line is not read,"
                                + " since “#” begins a comment: put the whole text in quotes, or a space behind the “#” of a comment]");
        assertThat(YamlOddities.find("a.yaml", "title: !vite Nuit"))
                .hasToString("[a.yaml:1: warning: “!vite” is not read, since “!” begins a word for programs:"
                        + " put the whole text in quotes, or take that word out]");
    }
}

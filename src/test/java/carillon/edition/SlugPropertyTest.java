package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SlugPropertyTest {

    @Property
    void aSlugIsWhatHasTheForm(@ForAll("nearlySlugs") String text) {
        assertThat(Slug.accepts(text)).isEqualTo(text.matches(Slug.FORM));
    }

    /** Short and long, and now and then with what stands just beside the characters that are allowed. */
    @Provide
    Arbitrary<String> nearlySlugs() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('-', '-', '-', '`', '{', '/', ':', 'A', 'é', '\n')
                .ofMaxLength(66);
    }
}

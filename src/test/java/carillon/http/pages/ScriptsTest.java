package carillon.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    private static final Map<String, String> BUNDLED = Map.of(
            "/web/pages.js",
                    "import{a as b}from\"./chunk-AAAAAAA1.js\";import\"./chunk-AAAAAAA2.js\";let c=()=>import(\"./desk-BBBBBBB1.js\");",
            "/web/chunk-AAAAAAA1.js", "import{x}from\"./chunk-AAAAAAA2.js\";",
            "/web/chunk-AAAAAAA2.js", "const notAPart=\"./example.html\";",
            "/web/desk-BBBBBBB1.js", "import{y}from\"./chunk-AAAAAAA1.js\";import{z}from\"./outbox-BBBBBBB2.js\";",
            "/web/outbox-BBBBBBB2.js", "");

    private final Scripts scripts = Scripts.of("/web/pages.js", BUNDLED::get);

    @Test
    void atOnceComesWhateverIsImportedThroughAnyNumberOfParts() {
        assertThat(scripts.atOnce()).containsExactly("/web/chunk-AAAAAAA1.js", "/web/chunk-AAAAAAA2.js");
    }

    @Test
    void laterComesWhatIsLoadedWhenWantedAndAllThatThisNeedsBeside() {
        assertThat(scripts.later()).containsExactly("/web/desk-BBBBBBB1.js", "/web/outbox-BBBBBBB2.js");
    }
}

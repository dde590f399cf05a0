package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Who builds Carillon without the JDK it needs is told so, and how to get it. */
class BuildTest {
    private static final String PROFILE = "/*/*[local-name()='profiles']/*[*[local-name()='id']='older-java']";
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JDK 25",
                "${java.version}",
                "${java.home}",
                "apt install openjdk-25-jdk",
                "dnf install java-25-openjdk-devel",
                "brew install --cask temurin@25",
                "winget install EclipseAdoptium.Temurin.25.JDK",
                "JAVA_HOME"
            })
    void whoHasNoNewJavaIsToldWhichWasFoundWhichIsNeededAndHowToGetIt(String words) throws Exception {
        assertThat(text(PROFILE + "//*[local-name()='message']")).contains(words);
    }

    @Test
    void itIsToldAheadOfTheGoalThatKnowsNoneOfIt() throws Exception {
        assertThat(text(PROFILE + "/*[local-name()='activation']/*[local-name()='jdk']"))
                .isEqualTo("(,25)");
        assertThat(text(PROFILE + "//*[local-name()='phase']")).isEqualTo("validate");
        assertThat(
                        text(
                                "//*[*[local-name()='goals'][normalize-space()='select-jdk-toolchain']]/*[local-name()='phase']"))
                .as("the phase after it")
                .isEqualTo("initialize");
    }

    private static String text(String path) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        return XPATH.evaluate("normalize-space(" + path + ")", pom);
    }
}

package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PresentTest {
    private final Present present = new Course().says(3).after();

    @Test
    void itsDocumentIsWrittenOutOnce() {
        assertThat(present.document()).isEqualTo(present.timeline().document().toString());
        assertThat(present.document()).isSameAs(present.document());
    }

    @Test
    void itsDocumentIsNotKeptOnceItIsPast() {
        String document = present.document();

        present.isPast();

        String again = present.document();
        assertThat(again).isEqualTo(document).isNotSameAs(document);
        assertThat(present.document()).isNotSameAs(again);
    }
}

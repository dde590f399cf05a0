package carillon.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a journal may hold from before texts were judged: here, as calls for help of Lyon. */
final class OlderJournal {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was written, and what of it a page shows. */
    static final Map<String, String> WRITTEN = written();

    private OlderJournal() {}

    private static Map<String, String> written() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Un câble, 3 m", "Un câble, 3 m");
        all.put("كابل 3 أمتار", "كابل 3 أمتار");
        all.put("\u202eelbac", "elbac");
        all.put("\u202bcâble", "câble");
        all.put("\u202acâble\u202c", "\u202acâble\u202c");
        all.put("a\u202db\u202cc", "abc");
        all.put("\u2067câble", "câble");
        all.put("\u2068\u2067câble\u2069", "\u2067câble\u2069");
        all.put("câble\u2069\u202bfin", "câblefin");
        all.put("câble\u202c\u2069", "câble");
        all.put("\u2067a\u202bb\u2069c\u202c", "a\u202bbc\u202c");
        all.put("un\u2029\u202bdeux\ntrois", "un deux trois");
        all.put("e" + "\u0301".repeat(499), "e" + "\u0301".repeat(4));
        all.put("e" + "\u0301\u200d".repeat(6), "e" + "\u0301\u200d".repeat(4));
        return all;
    }

    /** Has a page begin with that. Tunis is called in Arabic there. */
    static void opens(Page page) {
        page.route("**/timeline", OlderJournal::fulfil);
    }

    private static void fulfil(Route route) {
        APIResponse answer = route.fetch();
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(answer.body());
            ObjectNode help = (ObjectNode) body.at("/timeline/cities/lyon/help");
            List<String> texts = List.copyOf(WRITTEN.keySet());
            for (int i = 0; i < texts.size(); i++) {
                help.putObject(new UUID(0, i).toString())
                        .put("text", texts.get(i))
                        .put("since", "2017-03-04T16:00:00Z");
            }
            ((ObjectNode) body.at("/timeline/cities/tunis")).put("name", "تونس (1)");
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package carillon.http;

import carillon.edition.Language;
import carillon.http.pages.Catalogue;
import carillon.timeline.Refusal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts what is wrong with what was sent into words: where it stands, and a sentence in the reader's language. */
final class FaultWords {
    /** The most faults that are told one by one. */
    static final int MAX_TOLD = 1_000;

    /** The fact that gives the line of a file, from 1; 0 where none is known. */
    static final String LINE = "line";

    private final Catalogue catalogue;
    private final InstantSource clock;

    FaultWords(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Returns the language of whoever asks for data. */
    Language languageOf(HttpServerRequest request) {
        return AcceptLanguage.best(request.getHeader("Accept-Language"), catalogue.fallback());
    }

    /** Returns the members that the domain refuses, each with the code of its sentence. */
    static List<Problem.Fault> of(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> new Problem.Fault(refusal.pointer(), code(refusal.reason()), refusal.facts()))
                .toList();
    }

    private static String code(Refusal.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Makes the problem of faults, at least one, for which something well formed is refused. */
    static Problem problem(List<Problem.Fault> faults) {
        Problem.Fault first = faults.getFirst();
        return faults.size() == 1
                ? new Problem(422, first.code(), first.facts(), faults)
                : new Problem(422, "refused", Map.of(), faults);
    }

    /** Returns the language for readers of none that Carillon speaks. */
    Language fallback() {
        return catalogue.fallback();
    }

    String sentence(Problem.Fault fault, Language language) {
        return sentence(language, fault.code(), fault.facts());
    }

    String sentence(Language language, String code, Map<String, Object> facts) {
        return catalogue.sentence(language, code, facts, clock.instant());
    }

    /** Writes at most {@value #MAX_TOLD} faults. */
    void write(List<Problem.Fault> faults, Language language, ArrayNode array) {
        faults.stream().limit(MAX_TOLD).forEach(fault -> {
            ObjectNode told =
                    array.addObject().put("pointer", fault.pointer()).put("detail", sentence(fault, language));
            if (fault.facts().get(LINE) instanceof Integer line && line > 0) {
                told.put(LINE, line);
            }
        });
    }
}

package carillon.http;

import carillon.edition.EditionId;
import carillon.edition.Language;
import carillon.edition.ReservedIds;
import carillon.edition.Slug;
import carillon.http.pages.PageEditions;
import carillon.http.pages.ShownEdition;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the pages of which edition they are, and what a link to them shows. */
final class EditionPages implements PageEditions {
    private final HttpContext http;
    private final LoopEditions editions;

    EditionPages(HttpContext http, LoopEditions editions) {
        this.http = http;
        this.editions = editions;
    }

    @Override
    public boolean has(String id) {
        return Slug.accepts(id) && http.editions().has(new EditionId(id));
    }

    @Override
    public void enterCurrent(RoutingContext context) {
        editions.enterCurrent(context);
    }

    @Override
    public void enterNamed(RoutingContext context) {
        @Nullable String id = context.pathParam("edition");
        if (id != null && Slug.accepts(id) && ReservedIds.isAddress(new EditionId(id))) {
            context.fail(404);
        } else {
            editions.enter(context);
        }
    }

    @Override
    public ShownEdition shown(RoutingContext context) {
        return ServedEdition.in(context)
                .map(served -> shown(context, served))
                .orElseGet(() -> ShownEdition.none(AcceptLanguage.ofPage(context.request(), Language.FR)));
    }

    private ShownEdition shown(RoutingContext context, ServedEdition served) {
        @Nullable String named = context.pathParam("edition");
        return new ShownEdition(
                Optional.of(served.edition().id()),
                named == null ? "" : "/" + named,
                http.editions().all().size() > 1,
                served.edition().languages(),
                LinkPreviews.of(context));
    }
}

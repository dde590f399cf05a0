package carillon.http;

import carillon.access.AccessCounts;
import carillon.access.SecurityLog.Refusal;
import carillon.backup.ScheduledBackups;
import carillon.edition.Language;
import carillon.feed.FeedMeasures;
import carillon.http.pages.Catalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures this process for Prometheus (docs/operations.md): requests, posts, watchers, and the virtual machine. Every
 * label has a bounded number of values, no matter what clients send.
 *
 * <p>Vert.x could measure too, and does not here. It begins only when the port is open already, and then never answers
 * a connection that was accepted before: a client that comes back the moment a server is up again would be left
 * hanging.
 */
public final class Measurements {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final FeedMeasures feed = new FeedMeasures(registry);
    private volatile double sessions = Double.NaN;
    private volatile double invitations = Double.NaN;
    private boolean shown;

    /** Registers each kind of refusal, so that its first count is a rise and not a novelty. */
    public Measurements() {
        registry.gauge("carillon.sessions", this, measurements -> measurements.sessions);
        registry.gauge("carillon.invitations", this, measurements -> measurements.invitations);
        for (Refusal refusal : Refusal.values()) {
            refusals(refusal);
        }
    }

    private Counter refusals(Refusal refusal) {
        return Counter.builder("carillon.refusals")
                .description("Who was not let in, or not let do something")
                .tag("kind", refusal.word())
                .register(registry);
    }

    /** The measurements of the feed. */
    public FeedMeasures feed() {
        return feed;
    }

    /** Counts an answer that is a problem. Its code is one that there are sentences for, or {@code other}. */
    void count(Problem problem) {
        String code = Catalogue.sentences(Language.EN).containsKey(problem.code()) ? problem.code() : "other";
        Counter.builder("carillon.problems")
                .description("Requests that were refused or failed, by the code of the answer")
                .tag("code", code)
                .register(registry)
                .increment();
    }

    /** Sets the counts that the database has of sessions and invitations. */
    void setAccessCounts(AccessCounts counts) {
        sessions = counts.sessions();
        invitations = counts.invitations();
    }

    /** Forgets these counts: the database does not answer. */
    void forgetAccessCounts() {
        sessions = Double.NaN;
        invitations = Double.NaN;
    }

    /** Measures how old the newest backup is that a server made by itself: in seconds; of its start where there is none. */
    public void measure(ScheduledBackups backups) {
        Gauge.builder("carillon.backup.age.seconds", backups, ScheduledBackups::ageSeconds)
                .description(
                        "Seconds since the newest backup in the directory of the schedule, or since the start where there is none")
                .register(registry);
    }

    /** Counts the connections of this process. */
    public void count(ConnectionLimits connections) {
        registry.gauge("carillon.connections", connections, ConnectionLimits::served);
        registry.gauge("carillon.connections.most", connections, ConnectionLimits::most);
    }

    void count(Refusal refusal) {
        refusals(refusal).increment();
    }

    /** Counts the watchers of this event loop. */
    void count(LoopEditions editions) {
        Tags loop = Tags.of("loop", Thread.currentThread().getName());
        registry.gauge("carillon.watchers", loop, editions, LoopEditions::count);
    }

    /** Measures requests. To be mounted ahead of the routes that it measures. A feed, which lasts, is no request. */
    void mount(Router router) {
        router.route().handler(context -> {
            @Nullable String path = context.request().path();
            if (path == null || !path.endsWith(TimelineRoutes.FEED)) {
                measure(context);
            }
            context.next();
        });
    }

    private void measure(RoutingContext context) {
        Timer.Sample sample = Timer.start(registry);
        context.addEndHandler(_ -> sample.stop(Timer.builder("http.server.requests")
                .tag("method", method(context.request().method()))
                .tag("status", Integer.toString(context.response().getStatusCode()))
                .register(registry)));
    }

    /** Bounds the names of methods: clients can make up any, and a label is kept for good. */
    private static String method(HttpMethod method) {
        return HttpMethod.values().contains(method) ? method.name() : "other";
    }

    /**
     * Writes all figures in the text format of Prometheus. Those of the virtual machine take long to load, so the first
     * reader loads them.
     */
    synchronized String text() {
        if (!shown) {
            shown = true;
            List.of(
                            new JvmMemoryMetrics(),
                            new JvmGcMetrics(),
                            new JvmThreadMetrics(),
                            new ProcessorMetrics(),
                            new UptimeMetrics())
                    .forEach(binder -> binder.bindTo(registry));
        }
        return registry.scrape();
    }
}

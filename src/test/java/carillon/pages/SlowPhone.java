package carillon.pages;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How a page comes to somebody with a slow phone on a slow 4G network, for the first time: 1.6 Mbit/s down, 0.75 up, 150 ms there and
 * back, and a processor four times as slow as this one.
 */
final class SlowPhone {
    private static final int BYTES_A_SECOND_DOWN = 1_600_000 / 8;
    private static final int BYTES_A_SECOND_UP = 750_000 / 8;
    private static final int ROUND_TRIP_MILLIS = 150;
    private static final int SLOWER = 4;
    /** By then whatever shifts has shifted. */
    private static final double SETTLED_MILLIS = 5_000;

    private static final String WATCH = """
            globalThis.seen = { shift: 0 };
            new PerformanceObserver((list) => list.getEntries().forEach((one) => { if (!one.hadRecentInput) seen.shift += one.value; }))
              .observe({ type: 'layout-shift', buffered: true });
            const look = () => {
              const main = document.querySelector('main');
              const shows = main !== null && main.querySelector('h1, h2') !== null;
              if (shows) seen.shown ??= performance.now();
              if (shows && main.ariaBusy !== 'true') seen.complete ??= performance.now();
              else requestAnimationFrame(look);
            };
            look();
            """;

    /**
     * @param bytes compressed, of all that was loaded
     * @param paintedMillis until something could be seen
     * @param shownMillis until the page showed what it is for
     * @param completeMillis until all of it was there
     * @param shift the cumulative layout shift
     */
    record Measured(long bytes, long paintedMillis, long shownMillis, long completeMillis, double shift) {}

    private SlowPhone() {}

    static Measured measure(BrowserContext phone, EveryPage one, String server) {
        Page page = phone.newPage();
        page.addInitScript(WATCH);
        CDPSession session = phone.newCDPSession(page);
        AtomicLong bytes = new AtomicLong();
        session.on(
                "Network.loadingFinished",
                finished -> bytes.addAndGet(finished.get("encodedDataLength").getAsLong()));
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", network());
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", SLOWER);
        session.send("Emulation.setCPUThrottlingRate", processor);
        one.open(page, server);
        page.waitForTimeout(SETTLED_MILLIS);
        Measured measured = new Measured(
                bytes.get(),
                number(page, "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
                        .longValue(),
                number(page, "() => seen.shown ?? -1").longValue(),
                number(page, "() => seen.complete ?? -1").longValue(),
                number(page, "() => seen.shift").doubleValue());
        page.close();
        return measured;
    }

    private static Number number(Page page, String script) {
        return (Number) page.evaluate(script);
    }

    private static JsonObject network() {
        JsonObject network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", ROUND_TRIP_MILLIS);
        network.addProperty("downloadThroughput", BYTES_A_SECOND_DOWN);
        network.addProperty("uploadThroughput", BYTES_A_SECOND_UP);
        return network;
    }
}

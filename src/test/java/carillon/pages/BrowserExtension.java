package carillon.pages;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Lends a browser to each class that asks for one, and closes all of them after the last class. For a class that asks for a
 * {@link SaturdayEvening}, there is one of its own.
 */
final class BrowserExtension implements ExecutionCondition, ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(BrowserExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Browser.isInstalled() || Browser.isRequired()) {
            return ConditionEvaluationResult.enabled("there is a browser, or has to be one");
        }
        context.getRoot().getStore(NAMESPACE).computeIfAbsent(Browser.ADVICE, advice -> {
            System.err.println(advice);
            return advice;
        });
        return ConditionEvaluationResult.disabled("no Chromium and no Chrome was found");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Browser.class || type == SaturdayEvening.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Browser browser = browser(context);
        return parameter.getParameter().getType() == SaturdayEvening.class
                ? context.getStore(NAMESPACE)
                        .computeIfAbsent(SaturdayEvening.class, _ -> SaturdayEvening.in(browser), SaturdayEvening.class)
                : browser;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        Lease lease = store.get(Lease.class, Lease.class);
        if (lease != null) {
            store.put(People.class, new People(lease.browser().people()));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        People before = store.get(People.class, People.class);
        if (before != null) {
            store.get(Lease.class, Lease.class).browser().closePagesExceptOf(before.people());
        }
    }

    private static Browser browser(ExtensionContext context) {
        Pool pool = context.getRoot().getStore(NAMESPACE).computeIfAbsent(Pool.class, key -> new Pool(), Pool.class);
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Lease.class, key -> pool.lease(), Lease.class)
                .browser();
    }

    /** Who was there before a test. */
    private record People(List<BrowserContext> people) {}

    /**
     * The browsers that are open and that nobody uses. Playwright lets only one thread at a time use one. Three at work keep two cores busy:
     * whoever wants a fourth waits, while what needs no browser goes on.
     */
    private static final class Pool implements AutoCloseable {
        private static final int MOST = 3;

        private final Queue<Browser> free = new ConcurrentLinkedQueue<>();
        private final Semaphore leases = new Semaphore(MOST);

        Lease lease() {
            leases.acquireUninterruptibly();
            try {
                return new Lease(open(), this);
            } catch (RuntimeException | Error e) {
                leases.release();
                throw e;
            }
        }

        private Browser open() {
            for (Browser browser = free.poll(); browser != null; browser = free.poll()) {
                if (browser.isConnected()) {
                    return browser;
                }
                browser.close();
            }
            return Browser.open();
        }

        void giveBack(Browser browser) {
            free.add(browser);
            leases.release();
        }

        @Override
        public void close() {
            free.forEach(Browser::close);
        }
    }

    /** A browser while a class, or a test, uses it. */
    private record Lease(Browser browser, Pool pool) implements AutoCloseable {
        @Override
        public void close() {
            try {
                browser.closePages();
            } finally {
                pool.giveBack(browser);
            }
        }
    }
}

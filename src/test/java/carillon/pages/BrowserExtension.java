package carillon.pages;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Lends a browser to each class that asks for one, and closes all of them after the last class. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver {
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
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Pool pool = context.getRoot().getStore(NAMESPACE).computeIfAbsent(Pool.class, key -> new Pool(), Pool.class);
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Lease.class, key -> pool.lease(), Lease.class)
                .browser();
    }

    /** The browsers that are open and that nobody uses. Playwright lets only one thread at a time use one. */
    private static final class Pool implements AutoCloseable {
        private final Queue<Browser> free = new ConcurrentLinkedQueue<>();

        Lease lease() {
            for (Browser browser = free.poll(); browser != null; browser = free.poll()) {
                if (browser.isConnected()) {
                    return new Lease(browser, free);
                }
                browser.close();
            }
            return new Lease(Browser.open(), free);
        }

        @Override
        public void close() {
            free.forEach(Browser::close);
        }
    }

    /** A browser while a class, or a test, uses it. */
    private record Lease(Browser browser, Queue<Browser> free) implements AutoCloseable {
        @Override
        public void close() {
            browser.closePages();
            free.add(browser);
        }
    }
}

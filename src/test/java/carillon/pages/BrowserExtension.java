package carillon.pages;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens the browser when the first class asks for it, and closes it after the last one. */
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
        ExtensionContext.Store store = store(context);
        Browser open = store.get(Browser.class, Browser.class);
        if (open != null && !open.isConnected()) {
            store.remove(Browser.class);
            open.close();
        }
        Browser browser = store.computeIfAbsent(Browser.class, key -> Browser.open(), Browser.class);
        context.getStore(NAMESPACE).computeIfAbsent(Pages.class, key -> new Pages(browser));
        return browser;
    }

    /** The pages that a class or a test opens. */
    private record Pages(Browser browser) implements AutoCloseable {
        @Override
        public void close() {
            browser.closePages();
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }
}

package carillon.pages;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What the elements of a page leave behind where they are taken off, as by whoever builds a page of several.
 *
 * @param left what came to listen while they were put on and taken off ten times, and listens still
 * @param ended how much of what listened at first ended when they were taken off
 * @param back how much listens once they are put on again
 */
record Listeners(List<?> left, int ended, int back) {
    /** Keeps a list of all that listens beyond the document's own elements, is open, or would wake up later. */
    private static final String WATCHED = """
            (() => {
                const alive = window.alive = new Map();
                let id = 0;
                const begin = (what) => { alive.set(++id, what); return id; };
                const isOwn = (target) => target instanceof Node && target !== document && !(target instanceof HTMLHtmlElement)
                    || target instanceof AbortSignal || target instanceof WebSocket || target instanceof EventSource
                    || target instanceof IDBRequest || target instanceof IDBTransaction || target instanceof IDBDatabase;
                const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
                EventTarget.prototype.addEventListener = function (type, listener, options) {
                    const target = this ?? window;
                    add.call(target, type, listener, options);
                    if (isOwn(target) || options?.signal?.aborted) return;
                    const key = begin(`${type} of ${target.constructor.name}`);
                    listener.heard ??= [];
                    listener.heard.push({ target, type, key });
                    if (options?.signal) add.call(options.signal, 'abort', () => alive.delete(key));
                };
                EventTarget.prototype.removeEventListener = function (type, listener, options) {
                    const target = this ?? window;
                    remove.call(target, type, listener, options);
                    for (const one of listener.heard ?? []) if (one.target === target && one.type === type) alive.delete(one.key);
                };
                window.BroadcastChannel = class extends BroadcastChannel {
                    #key = begin('BroadcastChannel');
                    close() { super.close(); alive.delete(this.#key); }
                };
                window.ResizeObserver = class extends ResizeObserver {
                    #key = begin('ResizeObserver');
                    disconnect() { super.disconnect(); alive.delete(this.#key); }
                };
                for (const kind of ['Interval', 'Timeout']) {
                    const [set, clear] = [window[`set${kind}`], window[`clear${kind}`]];
                    const keys = new Map();
                    window[`set${kind}`] = (callback, millis, ...more) => {
                        const timer = set(() => { if (kind === 'Timeout') alive.delete(keys.get(timer)); callback(...more); }, millis);
                        if (window.countsTimers) keys.set(timer, begin(`${kind} ${millis}`));
                        return timer;
                    };
                    window[`clear${kind}`] = (timer) => { clear(timer); alive.delete(keys.get(timer)); };
                }
            })()
            """;

    /** Takes the page off, and puts it on and takes it off again; what has come to listen meanwhile and listens still. */
    private static final String TEN_TIMES = """
            async () => {
                const elements = [...document.body.children];
                const before = new Set(window.alive.keys());
                const off = () => elements.forEach((element) => element.remove());
                off();
                const ended = [...before].filter((key) => !window.alive.has(key)).length;
                const bare = new Set(window.alive.keys());
                window.countsTimers = true;
                for (let times = 0; times < 10; times++) {
                    document.body.append(...elements);
                    if (times % 2) await Promise.all(elements.map((element) => element.updateComplete));
                    off();
                }
                window.countsTimers = false;
                const left = [...window.alive].filter(([key]) => !bare.has(key)).map(([, what]) => what);
                document.body.append(...elements);
                return { left, ended, back: [...window.alive.keys()].filter((key) => !bare.has(key)).length };
            }
            """;

    /** To be called before the page is opened. */
    static void watch(Page page) {
        page.addInitScript(WATCHED);
    }

    /** Takes all elements of the page off and puts them on ten times. */
    static Listeners afterTenTimes(Page page) {
        var answer = (Map<?, ?>) page.evaluate(TEN_TIMES);
        return new Listeners((List<?>) answer.get("left"), (int) answer.get("ended"), (int) answer.get("back"));
    }
}

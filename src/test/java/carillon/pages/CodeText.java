package carillon.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody could come to read or hear of a TypeScript file: its strings, and of its templates what stands outside of tags and in
 * the attributes that are read. Left out is what only developers see: comments, errors that are thrown, style sheets and
 * selectors.
 */
final class CodeText {
    private static final Pattern READ_ATTRIBUTE = Pattern.compile("(?:aria-label|alt|title|placeholder)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[/a-zA-Z!](?:[^<>\"]|\"[^\"]*\")*>");
    private static final Pattern SELECTOR = Pattern.compile("^[.#][a-z]");
    private static final Pattern BEFORE_WHAT_IS_NOT_READ = Pattern.compile(
            "(?:Error\\(|console\\.\\w+\\(|_STYLE = |style(?:\\.\\w+)? ?= ?)\\s*$", Pattern.CASE_INSENSITIVE);

    /** What a regular expression follows, where a division could not. */
    private static final String BEFORE_EXPRESSION = "(,=:[!&|?{};\n";

    private final String source;
    private final List<String> texts = new ArrayList<>();
    private int at;

    private CodeText(String source) {
        this.source = source;
    }

    static List<String> of(String source) {
        CodeText text = new CodeText(source);
        text.code();
        return text.texts;
    }

    /** Up to the brace that closes what was opened before, or the end. */
    private void code() {
        for (int depth = 0; at < source.length(); at++) {
            char c = source.charAt(at);
            switch (c) {
                case '{' -> depth++;
                case '}' -> {
                    if (depth-- == 0) {
                        return;
                    }
                }
                case '"', '\'' -> string(c);
                case '`' -> template();
                case '/' -> slash();
                default -> {}
            }
        }
    }

    private void slash() {
        if (source.startsWith("//", at)) {
            at = source.indexOf('\n', at);
        } else if (source.startsWith("/*", at)) {
            at = source.indexOf("*/", at) + 1;
        } else if (BEFORE_EXPRESSION.indexOf(source.substring(0, at)
                        .stripTrailing()
                        .charAt(source.substring(0, at).stripTrailing().length() - 1))
                >= 0) {
            for (boolean inClass = false; ; ) {
                char c = source.charAt(++at);
                if (c == '\\') {
                    at++;
                } else if (c == '/' && !inClass) {
                    return;
                } else {
                    inClass = c == '[' || (inClass && c != ']');
                }
            }
        }
    }

    private void string(char quote) {
        int begin = ++at;
        while (source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        read(begin - 1, source.substring(begin, at));
    }

    private void template() {
        int begin = at++;
        StringBuilder template = new StringBuilder();
        while (source.charAt(at) != '`') {
            if (source.startsWith("${", at)) {
                at += 2;
                code();
                template.append('0');
            } else if (source.charAt(at) == '\\') {
                at++;
            } else {
                template.append(source.charAt(at));
            }
            at++;
        }
        String markup = template.toString();
        READ_ATTRIBUTE.matcher(markup).results().map(found -> found.group(1)).forEach(texts::add);
        read(begin, TAG.matcher(markup).replaceAll("\n"));
    }

    private void read(int begin, String text) {
        if (!SELECTOR.matcher(text).find()
                && !BEFORE_WHAT_IS_NOT_READ.matcher(source.substring(0, begin)).find()) {
            texts.add(text);
        }
    }
}

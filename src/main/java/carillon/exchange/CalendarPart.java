package carillon.exchange;

import carillon.edition.Phrase;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A component of an iCalendar file (RFC 5545): a calendar, an event, a zone.
 *
 * @param name in upper case: {@code VEVENT}
 * @param line where it begins in the file, from 1
 */
record CalendarPart(String name, int line, List<CalendarLine> lines, List<CalendarPart> parts) {
    private static final int MAX_DEPTH = 10;

    /** More of a text that was not folded is passed over: a programme shows 600 characters. */
    private static final int MAX_UNFOLDED = 10_000;

    /** The properties that are read. What is wrong with another one is nothing to whoever imports a programme. */
    private static final Set<String> READ = Set.of(
            "BEGIN",
            "END",
            "METHOD",
            "TZID",
            "TZOFFSETFROM",
            "TZOFFSETTO",
            "UID",
            "SEQUENCE",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "CATEGORIES",
            "STATUS",
            "CLASS",
            "X-MICROSOFT-CDO-ALLDAYEVENT");

    /** Texts of several lines, which Exchange and others may forget to fold. */
    private static final Set<String> TEXTS = Set.of("DESCRIPTION", "COMMENT", "X-ALT-DESC");

    /** Reads a file; the part that is returned has its calendars as parts. */
    static CalendarPart read(byte[] content) {
        CalendarPart file = new CalendarPart("", 0, new ArrayList<>(), new ArrayList<>());
        Deque<CalendarPart> open = new ArrayDeque<>(List.of(file));
        for (Unfolded written : unfolded(content)) {
            if (open.element().takesAsText(written.text())) {
                continue;
            }
            CalendarLine line = line(written);
            boolean isBegin = line.name().equals("BEGIN");
            String name = line.value().strip().toUpperCase(Locale.ROOT);
            if (open.size() == 1 && !(isBegin && name.equals("VCALENDAR"))) {
                throw new MalformedFile(written.line(), Phrase.of("calendar-shape"));
            }
            if (isBegin) {
                CalendarPart part = new CalendarPart(name, written.line(), new ArrayList<>(), new ArrayList<>());
                open.element().parts().add(part);
                open.push(part);
            } else if (line.name().equals("END") && open.element().name().equals(name)) {
                open.pop();
            } else if (line.name().equals("END")) {
                throw new MalformedFile(written.line(), Phrase.of("calendar-end", "name", name));
            } else {
                open.element().lines().add(line);
            }
            if (open.size() > MAX_DEPTH) {
                throw new MalformedFile(written.line(), Phrase.of("calendar-shape"));
            }
        }
        if (open.size() > 1) {
            throw new MalformedFile(
                    open.element().line(),
                    Phrase.of("calendar-open", "name", open.element().name()));
        }
        return file;
    }

    private record Unfolded(int line, String text) {}

    private static CalendarLine line(Unfolded written) {
        String name = CalendarLine.nameOf(written.text());
        return name.isEmpty() || isRead(name)
                ? CalendarLine.parse(written.line(), written.text())
                : CalendarLine.unread(written.line(), name);
    }

    private static boolean isRead(String name) {
        return READ.contains(name.toUpperCase(Locale.ROOT));
    }

    /** Adds a line to the text above where it belongs to that: it is no property, which all programs write in capitals. */
    private boolean takesAsText(String text) {
        if (lines.isEmpty() || !TEXTS.contains(lines.getLast().name())) {
            return false;
        }
        String name = CalendarLine.nameOf(text);
        if (!name.isEmpty() && (isRead(name) || name.equals(name.toUpperCase(Locale.ROOT)))) {
            return false;
        }
        if (lines.getLast().value().length() < MAX_UNFOLDED) {
            lines.set(lines.size() - 1, lines.getLast().followedBy(text));
        }
        return true;
    }

    /** Puts together what was folded. That was done between bytes, also within one letter, so it is undone there. */
    private static List<Unfolded> unfolded(byte[] content) {
        List<Unfolded> lines = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int began = 1;
        int line = 1;
        for (int i = 0; i < content.length; line++) {
            int end = endOfLine(content, i);
            boolean goesOn = i < end && (content[i] == ' ' || content[i] == '\t');
            if (!goesOn) {
                add(lines, began, text);
                began = line;
            }
            int from = goesOn ? i + 1 : i;
            text.write(content, from, end - from);
            i = end + (end + 1 < content.length && content[end] == '\r' && content[end + 1] == '\n' ? 2 : 1);
        }
        add(lines, began, text);
        if (lines.isEmpty()) {
            throw new MalformedFile(0, Phrase.of("file-empty"));
        }
        return lines;
    }

    private static int endOfLine(byte[] content, int from) {
        int end = from;
        while (end < content.length && content[end] != '\n' && content[end] != '\r') {
            end++;
        }
        return end;
    }

    private static void add(List<Unfolded> lines, int line, ByteArrayOutputStream bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            String bare = lines.isEmpty() && text.startsWith("\ufeff") ? text.substring(1) : text;
            if (!bare.isBlank()) {
                lines.add(new Unfolded(line, bare));
            }
        } catch (CharacterCodingException e) {
            throw new MalformedFile(line, Phrase.of("file-not-utf8"));
        }
        bytes.reset();
    }

    Stream<CalendarPart> parts(String ofName) {
        return parts.stream().filter(part -> part.name().equals(ofName));
    }

    Stream<CalendarLine> lines(String ofName) {
        return lines.stream().filter(line -> line.name().equals(ofName));
    }

    Optional<CalendarLine> line(String ofName) {
        return lines(ofName).findFirst();
    }

    /** Returns the text of a property; empty where it has none. */
    String text(String ofName) {
        return line(ofName).map(CalendarLine::text).orElse("");
    }

    /** Whether a property is this word, in any case. */
    boolean isWord(String ofName, String... words) {
        String value = text(ofName);
        return Arrays.stream(words).anyMatch(value::equalsIgnoreCase);
    }
}

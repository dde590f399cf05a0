package carillon.edition;

import java.text.Bidi;

/** Keeps a text that runs the other way than the sentence around it from taking its neighbours along. */
public final class Isolation {
    private Isolation() {}

    /**
     * Puts a text between FSI and PDI (UAX 9) where some of it runs the other way than sentences of this language do.
     *
     * @param text with nothing in it that needs closing: it was judged, or is an id
     */
    public static String isolated(Language language, String text) {
        boolean isLeftToRight = language.direction().equals("ltr");
        Bidi order = new Bidi(text, isLeftToRight ? Bidi.DIRECTION_LEFT_TO_RIGHT : Bidi.DIRECTION_RIGHT_TO_LEFT);
        boolean runsAlong = isLeftToRight ? order.isLeftToRight() : order.isRightToLeft();
        return runsAlong ? text : "\u2068" + text + "\u2069";
    }
}

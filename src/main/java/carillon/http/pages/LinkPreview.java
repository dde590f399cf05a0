package carillon.http.pages;

import carillon.edition.Language;

/**
 * What a messenger shows of a link to a page before anybody opens it (Open Graph).
 *
 * @param language the language asked for
 * @param title what the event is called
 * @param sentence what is on there now, in that language
 */
public record LinkPreview(Language language, String title, String sentence) {}

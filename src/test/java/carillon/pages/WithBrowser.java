package carillon.pages;

import carillon.support.SpreadClasses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a class, or a single test, a {@link Browser} as a parameter, which others may have used before, or a {@link SaturdayEvening} that
 * nobody else has used. Pages that a test opens are closed after it, for they would go on working; those that were open before the
 * first test stay until the class has ended. The tests are skipped where no browser is found.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
@Tag(SpreadClasses.BROWSER)
@interface WithBrowser {}

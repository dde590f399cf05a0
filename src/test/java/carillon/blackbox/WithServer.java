package carillon.blackbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a {@link RunningServer}, and a {@link Program} that speaks to it, as parameters. The server lives as long as what
 * asked for it: the class where its constructor or a method before all tests did, the test otherwise.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServerExtension.class)
public @interface WithServer {
    /** When the rehearsal begins. */
    String clock();

    /** The file of the edition that is rehearsed; the weekend of the example where it is empty. */
    String edition() default "";

    /** More options of the command line. */
    String[] options() default {};

    /** Whether other classes that name the same clock and options may use the same server. */
    boolean shared() default false;
}

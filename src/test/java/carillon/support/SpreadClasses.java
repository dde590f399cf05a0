package carillon.support;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/**
 * The order in which test classes begin: by their {@link Order}, and among those of the same one the classes with a browser, which work,
 * are spread evenly among the others, which mostly wait, so that some of both run side by side at any time.
 */
public final class SpreadClasses implements ClassOrderer {
    /** The tag of classes that have a browser. */
    public static final String BROWSER = "browser";

    @Override
    public void orderClasses(ClassOrdererContext context) {
        Map<Kind, List<ClassDescriptor>> kinds = new HashMap<>();
        for (ClassDescriptor one : context.getClassDescriptors()) {
            kinds.computeIfAbsent(Kind.of(one), _ -> new ArrayList<>()).add(one);
        }
        Map<ClassDescriptor, Double> places = new HashMap<>();
        kinds.forEach((kind, classes) -> {
            for (int i = 0; i < classes.size(); i++) {
                places.put(classes.get(i), (i + 0.5) / classes.size());
            }
        });
        context.getClassDescriptors()
                .sort(Comparator.comparingInt(
                                (ClassDescriptor one) -> Kind.of(one).order())
                        .thenComparingDouble(places::get));
    }

    /** What classes are spread evenly among each other. */
    private record Kind(int order, boolean hasBrowser) {
        static Kind of(ClassDescriptor one) {
            return new Kind(
                    one.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT),
                    one.findRepeatableAnnotations(Tag.class).stream()
                            .anyMatch(tag -> tag.value().equals(BROWSER)));
        }
    }
}

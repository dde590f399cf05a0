package carillon.timeline;

import java.util.List;

/**
 * A mean that begins with what is assumed. The assumption counts as {@value #ASSUMED} observations, so that one late
 * morning does not make a late city.
 */
record Estimate(double mean) {
    static final int ASSUMED = 12;

    /** Returns the mean that also takes these observations in. */
    Estimate after(List<Double> observed) {
        double sum = observed.stream().mapToDouble(Double::doubleValue).sum();
        return new Estimate((ASSUMED * mean + sum) / (ASSUMED + observed.size()));
    }
}

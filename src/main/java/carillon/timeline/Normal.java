package carillon.timeline;

/** The standard normal distribution. */
final class Normal {
    private static final double BELOW_2_PI = StrictMath.sqrt(2 * Math.PI);

    private Normal() {}

    /** Returns the share below a value (Abramowitz and Stegun, 26.2.17), to seven digits. */
    static double below(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double above = StrictMath.exp(-z * z / 2) / BELOW_2_PI * polynomial;
        return z < 0 ? above : 1 - above;
    }

    /** Returns values that are equally likely, so many, in their order. */
    static double[] equallyLikely(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = quantile((i + 0.5) / count);
        }
        return values;
    }

    private static double quantile(double share) {
        double from = -6;
        double until = 6;
        while (until - from > 1e-9) {
            double middle = (from + until) / 2;
            if (below(middle) < share) {
                from = middle;
            } else {
                until = middle;
            }
        }
        return (from + until) / 2;
    }
}

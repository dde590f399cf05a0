package carillon.edition;

import java.util.Arrays;

/** Encodes labels of any script in ASCII, and decodes them (RFC 3492), without the {@code xn--} of domain names. */
final class Punycode {
    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_SIGN = 0x80;
    private static final int LETTERS = 26;

    /** The longest text, longer than any label: up to it, no sum below overflows an int. */
    private static final int MAX_LENGTH = 1_000;

    private Punycode() {}

    /**
     * Encodes a text.
     *
     * @throws IllegalArgumentException where the text is longer than any host name
     */
    static String encode(String text) {
        int[] signs = text.codePoints().toArray();
        checkLength(signs.length);
        StringBuilder encoded = new StringBuilder();
        text.chars().filter(sign -> sign < FIRST_SIGN).forEach(sign -> encoded.append((char) sign));
        int basic = encoded.length();
        if (basic > 0) {
            encoded.append('-');
        }
        int bias = FIRST_BIAS;
        int delta = 0;
        int last = FIRST_SIGN;
        for (int done = basic; done < signs.length; delta++, last++) {
            int floor = last;
            int next = Arrays.stream(signs).filter(sign -> sign >= floor).min().orElseThrow();
            delta = Math.addExact(delta, Math.multiplyExact(next - last, done + 1));
            last = next;
            for (int sign : signs) {
                if (sign < last) {
                    delta++;
                } else if (sign == last) {
                    appendNumber(encoded, delta, bias);
                    bias = adapted(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
        }
        return encoded.toString();
    }

    private static void appendNumber(StringBuilder encoded, int number, int bias) {
        int rest = number;
        for (int k = BASE; ; k += BASE) {
            int threshold = threshold(k, bias);
            if (rest < threshold) {
                encoded.append(digit(rest));
                return;
            }
            encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    /**
     * Decodes a text.
     *
     * @throws IllegalArgumentException where no text has this encoding
     */
    static String decode(String encoded) {
        checkLength(encoded.length());
        int basic = Math.max(0, encoded.lastIndexOf('-'));
        StringBuilder text = new StringBuilder(encoded.substring(0, basic));
        int bias = FIRST_BIAS;
        int sign = FIRST_SIGN;
        int place = 0;
        int at = basic == 0 ? 0 : basic + 1;
        while (at < encoded.length()) {
            int before = place;
            int weight = 1;
            for (int k = BASE; ; k += BASE) {
                if (at == encoded.length()) {
                    throw new IllegalArgumentException(encoded);
                }
                int value = value(encoded.charAt(at++));
                place = exact(place + (long) value * weight);
                int threshold = threshold(k, bias);
                if (value < threshold) {
                    break;
                }
                weight = exact((long) weight * (BASE - threshold));
            }
            int length = text.codePointCount(0, text.length()) + 1;
            bias = adapted(place - before, length, before == 0);
            sign = exact(sign + (long) place / length);
            place %= length;
            if (!Character.isValidCodePoint(sign)) {
                throw new IllegalArgumentException(encoded);
            }
            text.insert(text.offsetByCodePoints(0, place), Character.toString(sign));
            place++;
        }
        return text.toString();
    }

    private static int adapted(int delta, int length, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / length;
        int k = 0;
        for (; rest > (BASE - LEAST) * MOST / 2; k += BASE) {
            rest /= BASE - LEAST;
        }
        return k + (BASE - LEAST + 1) * rest / (rest + SKEW);
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, LEAST, MOST);
    }

    private static char digit(int value) {
        return (char) (value < LETTERS ? 'a' + value : '0' + value - LETTERS);
    }

    private static int value(char digit) {
        int value = digit >= FIRST_SIGN ? -1 : Character.digit(digit, BASE);
        if (value < 0) {
            throw new IllegalArgumentException(Character.toString(digit));
        }
        // Java counts digits first, RFC 3492 letters.
        return value < BASE - LETTERS ? value + LETTERS : value - (BASE - LETTERS);
    }

    private static int exact(long number) {
        if (number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException();
        }
        return (int) number;
    }

    private static void checkLength(int length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than any name of a host");
        }
    }
}

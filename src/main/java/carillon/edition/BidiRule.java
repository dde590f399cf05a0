package carillon.edition;

/** Checks host names in right-to-left scripts against the Bidi rule, so that they read the same everywhere (RFC 5893, section 2). */
final class BidiRule {
    private BidiRule() {}

    /** Whether a name has a right-to-left character, so that all its labels have to follow the rule. */
    static boolean appliesTo(String name) {
        return name.codePoints().map(Character::getDirectionality).anyMatch(BidiRule::isRightToLeftOrArabicNumber);
    }

    private static boolean isRightToLeftOrArabicNumber(int direction) {
        return isRightToLeft(direction) || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    /** Whether a label follows the rule; an empty one does. */
    static boolean accepts(String label) {
        int[] directions = label.codePoints().map(Character::getDirectionality).toArray();
        if (directions.length == 0) {
            return true;
        }
        boolean rightToLeft = isRightToLeft(directions[0]);
        if (!rightToLeft && directions[0] != Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
            return false;
        }
        boolean arabicNumber = false;
        boolean europeanNumber = false;
        int end = 0;
        for (int direction : directions) {
            if (!isNeutral(direction) && !(rightToLeft ? inRightToLeft(direction) : inLeftToRight(direction))) {
                return false;
            }
            arabicNumber |= direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
            europeanNumber |= direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
            end = direction == Character.DIRECTIONALITY_NONSPACING_MARK ? end : direction;
        }
        return isEnd(end, rightToLeft) && !(rightToLeft && arabicNumber && europeanNumber);
    }

    private static boolean isRightToLeft(int direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean inRightToLeft(int direction) {
        return isRightToLeftOrArabicNumber(direction);
    }

    private static boolean inLeftToRight(int direction) {
        return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private static boolean isNeutral(int direction) {
        return switch (direction) {
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
                    Character.DIRECTIONALITY_NONSPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isEnd(int direction, boolean rightToLeft) {
        return direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER
                || (rightToLeft ? inRightToLeft(direction) : inLeftToRight(direction));
    }
}

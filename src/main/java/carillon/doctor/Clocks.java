package carillon.doctor;

import java.time.Duration;
import java.time.Instant;

/** Compares clocks: what is said is ordered by them, and what a phone shows is counted from them. */
final class Clocks {
    private Clocks() {}

    static Finding compared(String whose, Instant there, Instant here, Duration good) {
        Duration difference = Duration.between(there, here);
        String found = "this machine's clock and " + whose + " differ by "
                + difference.abs().toSeconds() + " s";
        return difference.abs().compareTo(good) > 0
                ? Finding.wrong("clock", found + ": set both by NTP, for example with “timedatectl set-ntp true”.")
                : Finding.good("clock", found + ".");
    }
}

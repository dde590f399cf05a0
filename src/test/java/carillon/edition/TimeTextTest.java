package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 6);

    @Test
    void aTimeOfDayIsRead() {
        assertThat(TimeText.time("09:00")).isEqualTo(LocalTime.of(9, 0));
        assertThat(TimeText.time("23:59:30")).isEqualTo(LocalTime.of(23, 59, 30));
        assertThat(TimeText.timeOn(DAY, "09:00")).isEqualTo(LocalDateTime.of(2027, 3, 6, 9, 0));
        assertThat(TimeText.timeOn(DAY, "2027-03-07T02:00")).isEqualTo(LocalDateTime.of(2027, 3, 7, 2, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9:00     | write two digits: 09:00",
                "0:30     | write two digits: 00:30",
                "9:5      | write two digits: 09:05",
                "18:5     | write two digits: 18:05",
                "9h30     | write 09:30",
                "9h       | write 09:00",
                "9 h 30   | write 09:30",
                "18H30    | write 18:30",
                "9h30min  | write 09:30",
                "09.00    | write 09:00",
                "9.30     | write 09:30",
                "0930     | write 09:30",
                "18       | write 18:00",
                "9 heures | write 09:00",
                "9:00:00  | write 09:00",
                "9 : 00   | write 09:00",
                "18：30   | write 18:30",
                "٠٩:٣٠    | write 09:30",
                "6:30 PM  | write 18:30",
                "6pm      | write 18:00",
                "12 a.m.  | write 00:00",
                "12:15 pm | write 12:15",
                "24:00    | 'a day ends where the next begins: write 00:00, with the day after'",
                "24h      | 'a day ends where the next begins: write 00:00, with the day after'",
                "25:00    | the hours of a day go from 00 to 23",
                "24:30    | the hours of a day go from 00 to 23",
                "9:60     | the minutes of an hour go from 00 to 59",
                "18h75    | the minutes of an hour go from 00 to 59"
            })
    void aTimeThatIsToBeUnderstoodIsToldInItsForm(String text, String advice) {
        assertThatThrownBy(() -> TimeText.time(text)).hasMessage(advice);
        assertThatThrownBy(() -> TimeText.timeOn(DAY, text)).hasMessage(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-07T2:00, write two digits: 2027-03-07T02:00",
        "2027-03-07 02:00, write 2027-03-07T02:00",
        "2027-03-07t2h, write 2027-03-07T02:00",
        "2027-03-07T24:00, 'a day ends where the next begins: write 00:00, with the day after'"
    })
    void aTimeWithItsDayToo(String text, String advice) {
        assertThatThrownBy(() -> TimeText.timeOn(DAY, text)).hasMessage(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noon",
                "",
                ":",
                "930:00",
                "9:000",
                "2027-02-30T10:00",
                "2027-02-30 10:00",
                "2027-03-06T",
                "-1:00"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThatThrownBy(() -> TimeText.timeOn(DAY, text)).isInstanceOf(DateTimeException.class);
    }
}

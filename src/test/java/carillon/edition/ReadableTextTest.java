package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.ReadableText.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "\u00a0",
                "\u00ad",
                "\u034f",
                "\u061c",
                "\u115f\u1160",
                "\u17b4\u17b5",
                "\u180b\u180e",
                "\u200b",
                "\u200c\u200d",
                "\u200e \u200f",
                "\u2028",
                "\u202e",
                "\u2060\u2064",
                "\u2065",
                "\u2066\u2069",
                "\u2800",
                "\u3000",
                "\u3164",
                "\u3164\ufe0f",
                "\u0301",
                "\u20dd",
                "\ufe0f",
                "\ufeff",
                "\uffa0",
                "\ufff0",
                "\ufffc",
                "\uffff",
                "\ue000",
                "\uD834\uDD59",
                "\uD834\uDD73",
                "\uDB40\uDC41",
                "\uDB40\uDD00",
            })
    void whereNothingIsSeenTheTextIsBlank(String text) {
        assertThat(ReadableText.faultOf(text)).isEqualTo(Fault.BLANK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202eabc",
                "abc\u202e",
                "a\u202ebc\u202c",
                "\u202dabc",
                "a\u202db\u202cc",
                "\u202aabc",
                "\u202babc",
                "\u2066abc",
                "\u2067abc",
                "\u2068abc",
                "abc\u202c",
                "abc\u2069",
                "\u2069abc\u2068",
                "\u202babc\u2069",
                "\u2067abc\u202c",
                "\u202b\u2067abc\u202c\u2069",
                "\u2067\u2067abc\u2069",
                "\u2067abc\ndef\u2069",
            })
    void whatTurnsTheOrderRoundOrIsNotClosedIsRefused(String text) {
        assertThat(ReadableText.faultOf(text)).isEqualTo(Fault.REORDERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0301\u0301\u0301\u0301\u0301",
                "a\u0301\u0302\u0303\u0304\u0305",
                "z\u0335\u0489\u0336\u20dd\u0337algo",
                "a\u0301\u0301\u0301\u200d\u0301\u0301",
                "a\u0301\u0301\u034f\u0301\u0301",
                "a\u0301\u0301\ufe0f\u0301\u0301",
                "a\u0301\u0301\u200b\u0301\u0301\u2060\u0301",
                "\u0301\u0301\u0301\u0301\u0301a",
                "\u0645\u064e\u064e\u064e\u064e\u064e",
                "\u05d0\u05b0\u05b0\u05b0\u05b0\u05b0",
                "\u0e01\u0e34\u0e34\u0e34\u0e34\u0e34",
                "\u0915\u0903\u0903\u0903\u0903\u0903",
                "a\ufe20\ufe20\ufe20\ufe20\ufe20",
            })
    void moreThanFourMarksInARowAreRefused(String text) {
        assertThat(ReadableText.faultOf(text)).isEqualTo(Fault.MARKS);
    }

    @Test
    void aTowerOfMarksIsRefused() {
        assertThat(ReadableText.faultOf("a" + "\u0316".repeat(499))).isEqualTo(Fault.MARKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\uDB40\uDC41",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "a\uDB40\uDC01",
                "a\uDB40\uDC7F",
                "a\ufdd0",
                "a\ufdef",
                "a\ufffe",
                "a\uffff",
                "a\uD83F\uDFFE",
                "a\uDBFF\uDFFF",
                "a\u2029b",
                "a\u206ab",
                "a\u206f",
                "a\ufff9b\ufffac\ufffb",
                "a\u0000",
                "a\u0085",
                "a\ud83d",
            })
    void signsThatNoTextNeedsAreRefused(String text) {
        assertThat(ReadableText.faultOf(text)).isEqualTo(Fault.SIGNS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "Pitchs commencés",
                "Ligne 1\n\t« 2 »",
                "نبدأ بعد قليل",
                "مُحَمَّدٌ",
                "بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ",
                "می\u200cخواهم",
                "שלום, 3 דקות",
                "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים",
                "Tiếng Việt",
                "Tie\u0302\u0301ng Vie\u0323\u0302t",
                "ก็ดี น้ำ ที่นี่",
                "क्षत्रिय हिन्दी में",
                "ক্ষুদ্র",
                "བོད་སྐད་བསྒྲུབས་",
                "ကြောင့် မြန်မာ",
                "ជំរាបសួរ",
                "한국어 \u1112\u1161\u11ab",
                "日本語、が\u3099",
                "e\u0301\u0302\u0303\u0304",
                "🔔",
                "🇹🇳 🇫🇷",
                "1\ufe0f\u20e3",
                "❤\ufe0f",
                "\uD83D\uDC69\u200D\uD83D\uDCBB",
                "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏿",
                "a\u200eb\u200fc\u061cd",
                "\u200fTunis",
                "a\u200bb\u00adc\u2060d\ufeffe",
                "\u202bابج\u202c fin",
                "a \u2067ابج\u2069 b",
                "\u2068a\u202bb\u202cc\u2069",
                "\u2067a\u2069\n\u2066b\u2069",
                "\ufffd",
                "葛\uDB40\uDD00",
                "\uD83E\uDEC8",
                "⠓⠊\u2800⠽",
                "a\u2028b",
            })
    void whatPeopleWriteInAnyScriptIsReadable(String text) {
        assertThat(ReadableText.faultOf(text)).isEqualTo(Fault.NONE);
    }
}

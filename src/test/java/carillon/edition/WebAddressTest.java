package carillon.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in ASCII are what browsers make of these addresses. */
class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://Example.ORG/A/b",
                "https://example.org:8443/page?a=1&b=2#part",
                "https://example.org./",
                "https://example.org/a/../b",
                "https://example.org/100%",
                "https://example.org/it's?a='b'",
                "https://example.org/a;b=c,d/(e)!*$+",
                "https://matrix.to/#/#salle:example.org",
                "https://matrix.to/#/@anna:example.org?via=example.org",
                "https://matrix.to/#/!room:example.org/$event",
                "https://app.element.io/#/room/#salle:example.org",
                "https://example.org/page?#a#b#c",
                "https://salle_3.example.org/",
                "https://_salle.example.org/",
                "https://a_.example/",
                "http://my_container:8080/",
                "https://-a-.example/",
                "https://a--b.example/",
                "http://localhost:3000",
                "http://192.0.2.7:80/",
                "http://[2001:db8::7]/",
                "http://[::ffff:192.0.2.7]:8080/a",
                "http://[::]/",
                "https://example.org/a|b?c|d=[e]",
                "https://example.org/a[1]",
                "https://example.org/@anna",
                "https://example.org/?q=a@b.example",
                "https://example.org//a//b",
                "https://example.org?a",
                "https://example.org#a",
                "https://meet.example/a:b:c",
                "https://xn--t-9gab.example/a",
                "https://a..b.example/",
                "https://1.example/",
                "https://!$&'()*+,;=~.example/"
            })
    void whatBrowsersTakeAsItIsStaysAsItIs(String address) {
        assertThat(WebAddress.parse(address))
                .isEqualTo(new WebAddress(address, address.replace("Example.ORG", "example.org")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://été.example/a         | https://xn--t-9fab.example/a",
                "https://münchen.example/      | https://xn--mnchen-3ya.example/",
                "https://straße.example/       | https://xn--strae-oqa.example/",
                "https://βόλος.example/        | https://xn--nxasmm1c.example/",
                "https://例え.テスト/            | https://xn--r8jz45g.xn--zckzah/",
                "https://правда.example/       | https://xn--80aafi6cg.example/",
                "https://هيئة-تونس.example/    | https://xn----wmcjf9b3gcmn.example/",
                "https://إختبار.آزمایشی/       | https://xn--kgbechtv.xn--hgbk6aj7f53bba/",
                "https://שלום.example/         | https://xn--9dbne9b.example/",
                "https://ⵜⵉⴼⵉⵏⴰⵖ.example/      | https://xn--4ljxa2bb4a6bxb.example/",
                "https://☃.example/            | https://xn--n3h.example/",
                "https://🔔.example/            | https://xn--nv8h.example/",
                "https://example.org/été       | https://example.org/%C3%A9t%C3%A9",
                "https://example.org/?q=été#é  | https://example.org/?q=%C3%A9t%C3%A9#%C3%A9",
                "https://example.org/قاعة      | https://example.org/%D9%82%D8%A7%D8%B9%D8%A9"
            })
    void lettersOfEveryScriptStayForPeopleAndAreInAsciiForPrograms(String address, String ascii) {
        assertThat(WebAddress.parse(address)).isEqualTo(new WebAddress(address, ascii));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTPS://example.org/A             | https://example.org/A",
                "Http://example.org                | http://example.org",
                "hTTpS://ÉTÉ.example/              | https://été.example/",
                "https://e\u0301te\u0301.example/  | https://été.example/",
                "https://ｅｘａｍｐｌｅ．org/           | https://example.org/",
                "https://例え。テスト/               | https://例え.テスト/",
                "https://ex\u00ADam\u200Bple.org/  | https://example.org/",
                "https://STRAẞE.example/           | https://straße.example/",
                "https://ΣΊΣΥΦΟΣ.example/          | https://σίσυφοσ.example/",
                "https://ex%61mple.org/            | https://example.org/",
                "https://%C3%A9t%C3%A9.example/    | https://été.example/",
                "https://example.org/a b c         | https://example.org/a%20b%20c",
                "https://example.org/?a b          | https://example.org/?a%20b",
                "https://example.org/#a b          | https://example.org/#a%20b",
                "https://example.org/<a>\"{b}`^    | https://example.org/%3Ca%3E%22%7Bb%7D%60%5E",
                "https://example.org/?<a>\"{b}     | https://example.org/?%3Ca%3E%22{b}",
                "https://example.org/#<a>`{b}      | https://example.org/#%3Ca%3E%60{b}",
                "https://example.org/a\u200Eb      | https://example.org/a%E2%80%8Eb",
                "https://example.org/a\u00A0b      | https://example.org/a%C2%A0b",
                "https://example.org/\u007F        | https://example.org/%7F",
                "'https:\\\\example.org\\a\\b?c\\d' | 'https://example.org/a/b?c\\d'",
                "https://example.org:/a            | https://example.org/a",
                "https://example.org:00443/        | https://example.org:443/",
                "http://0x7f.1/                    | http://127.0.0.1/",
                "http://3221225985/                | http://192.0.2.1/",
                "http://0300.0.2.1/                | http://192.0.2.1/",
                "http://192.0.2.1./                | http://192.0.2.1/"
            })
    void whatOnlyWantsEncodingOrTheUsualFormGetsIt(String address, String text) {
        assertThat(WebAddress.parse(address).text()).isEqualTo(text);
        assertThat(WebAddress.parse(text).text()).isEqualTo(text);
        assertThat(WebAddress.parse(address).ascii())
                .isEqualTo(WebAddress.parse(text).ascii())
                .matches("\\p{ASCII}*");
    }

    @Test
    void lineBreaksAndTheSpaceAroundAreOverlooked() {
        assertThat(WebAddress.parse(" \u0001https://exam\nple.org/a\tb\r\n ")).hasToString("https://example.org/ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "//example.org/",
                "/page",
                "https",
                "https:",
                "https://",
                "https:///page",
                "https:example.org",
                "https:/example.org",
                "https://?a",
                "https://:80/",
                "https://\u00AD/",
                "ftp://example.org/",
                "javascript:alert(1)",
                "data:text/html,a",
                "mailto:anna@example.org",
                "matrix:r/salle:example.org",
                "salle 3"
            })
    void whatIsNoAddressOfAPageIsToldWhatOneIs(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text))
                .hasMessage("write a whole address, such as https://example.org/page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "https://a b/                   | take the space out of its host, in which it cannot stand",
                "https://a%20b/                 | take the space out of its host, in which it cannot stand",
                "https://a<b.example/           | take “<” out of its host, in which it cannot stand",
                "https://a^b.example/           | take “^” out of its host, in which it cannot stand",
                "https://a[b].example/          | take “[” out of its host, in which it cannot stand",
                "https://exa%mple.org/          | take “%” out of its host, in which it cannot stand",
                "https://a%2Fb.example/         | take “/” out of its host, in which it cannot stand",
                "https://℀.example/             | take “/” out of its host, in which it cannot stand",
                "https://⒈example/              | take “⒈” out of its host, in which it cannot stand",
                "https://a\u202Eb.example/      | take the invisible sign U+202E out of its host, in which it cannot stand",
                "https://a%00b.example/         | take the invisible sign U+0000 out of its host, in which it cannot stand",
                "https://a\u200Db.example/      | take the invisible sign U+200D out of its host, in which it cannot stand",
                "https://a\uE000b.example/      | take the invisible sign U+E000 out of its host, in which it cannot stand",
                "https://%FF.example/           | take “\uFFFD” out of its host, in which it cannot stand",
                "https://\u0301a.example/       | take “\u0301” out of its host, in which it cannot stand",
                "https://example.org:80a/       | take “a” out of its port, which is a number",
                "https://example.org:80 80/     | take the space out of its port, which is a number",
                "https://example.org:8443:1/    | take “:” out of its port, which is a number",
                "https://example.org:-1/        | take “-” out of its port, which is a number",
                "https://example.org:65536/     | its port “65536” is above 65535: write the one that it has",
                "https://example.org:99999999999/ | its port “99999999999” is above 65535: write the one that it has"
            })
    void theSignThatIsInTheWayIsNamed(String text, String advice) {
        assertThatThrownBy(() -> WebAddress.parse(text)).hasMessage(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://anna@example.org/",
                "https://anna:secret@example.org/",
                "https://:secret@example.org/",
                "https://@example.org/",
                "https://a@b@example.org/",
                "HTTPS://anna:secret@été.example",
                "https:\\\\example.org@evil.example\\a"
            })
    void aNameAndAPasswordAreNotPublished(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text))
                .hasMessage("take out “@” and what stands ahead of it, a name or password that all would see");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1.2.3.256/",
                "https://1.2.3.4.5/",
                "https://1.2.3.08/",
                "https://a.1/",
                "https://4294967296/",
                "https://1..2/",
                "https://0xg.0x/",
                "https://１.２.３.９９９/"
            })
    void aHostThatEndsInANumberIsAnIpv4Address(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text))
                .hasMessageContaining(" is no IPv4 address: write four numbers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::g]/",
                "http://[::1",
                "http://[1:2:3]/",
                "http://[1:2:3:4:5:6:7:8:9]/",
                "http://[::1]a/",
                "http://[1::2::3]/",
                "http://[fe80::1%25eth0]/",
                "http://[::1.2.3]/",
                "http://[::1.2.3.04]/",
                "http://[]/",
                "http://[12345::]/",
                "http://[1.2.3.4::]/",
                "http://[1:2:3:4:5:6:7:8::]/"
            })
    void whatIsInBracketsIsAnIpv6Address(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text))
                .hasMessageContaining(" is no IPv6 address: write one in brackets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://xn--a.example/",
                "https://xn--/",
                "https://xn--a-.example/",
                "https://xn--t-9FA_.example/"
            })
    void whatStandsForNoLettersIsSaidSo(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text)).hasMessageContaining("stands for no name in other letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://אa.example/",
                "https://aא.example/",
                "https://1א.example/",
                "https://3com.א/",
                "https://א1١.example/"
            })
    void aHostThatReadsDifferentlyFromRightToLeftIsNoHost(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text)).hasMessageContaining("mixes letters from right to left");
    }

    @ParameterizedTest
    @CsvSource({
        "https://می\u200Cخواهم.example/",
        "https://क्\u200Dष.example/",
        "https://א1.example/",
        "https://א-ב.example/"
    })
    void signsThatJoinAndNumbersStandWhereTheirScriptHasThem(String text) {
        assertThat(WebAddress.parse(text).text()).isEqualTo(text);
        assertThat(WebAddress.parse(WebAddress.parse(text).ascii()).ascii()).startsWith("https://xn--");
    }
}

package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Weekend;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageTest {
    private static final Set<CityId> CITIES = Weekend.edition().cities().keySet();
    private static final Instant NOW = Instant.parse("2017-03-04T16:40:00Z");

    private static ClientMessage parse(String text) {
        return ClientMessage.parse(text.replace('\'', '"'), CITIES);
    }

    private static int closeCode(String text) {
        return parse(text) instanceof ClientMessage.Bad bad ? bad.code() : 0;
    }

    @Test
    void aWatcherMaySayWhereTheyAre() {
        assertThat(parse("{'type':'here','city':'tunis'}")).isEqualTo(new ClientMessage.Here(new CityId("tunis")));
        assertThat(parse(" { 'city' : 'tunis' , 'type' : 'here' } \n"))
                .isEqualTo(new ClientMessage.Here(new CityId("tunis")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1488643200123",
                "1488643200123.5",
                "12345678901234567890123456789",
                "1488643200123.123456789012345678",
                "1488643200123.50",
                "1E+400",
            })
    void theClientsTimeComesBackAsItWas(String t0) {
        assertThat(parse("{'type':'time','t0':" + t0 + "}")).isInstanceOfSatisfying(ClientMessage.Time.class, time -> {
            String answer = Messages.time(time.t0(), NOW);
            assertThat(answer).contains("\"t0\":" + t0 + "}").contains("\"now\":\"2017-03-04T16:40:00Z\"");
        });
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNotJsonCloses1007(String text) {
        assertThat(closeCode(text)).isEqualTo(1007);
    }

    static Stream<String> whatIsNotJsonCloses1007() {
        return Stream.of(
                "",
                " ",
                "hello?",
                "{",
                "{'type':'time','t0':1}}",
                "{'type':'time','t0':1} {}",
                "{'type':'time','t0':1,}",
                "{'type':'time','type':'time','t0':1}",
                "{type:'time','t0':1}",
                "{'type':'time','t0':NaN}",
                "{'type':'time','t0':01}",
                "{'type':'time','t0':1} // now",
                "{'type':'\u0001'}",
                "[".repeat(2_000),
                "{'type':'time','t0':" + "1".repeat(2_000) + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "true",
                "7",
                "'time'",
                "{}",
                "[{'type':'time','t0':1}]",
                "{'type':'time'}",
                "{'type':'time','t0':'1'}",
                "{'type':'time','t0':null}",
                "{'type':'time','t0':[1]}",
                "{'type':'time','t0':1e99999999999}",
                "{'type':'time','t0':1,'t1':2}",
                "{'type':'Time','t0':1}",
                "{'type':['time'],'t0':1}",
                "{'type':'here'}",
                "{'type':'here','city':'atlantide'}",
                "{'type':'here','city':'Tunis'}",
                "{'type':'here','city':''}",
                "{'type':'here','city':7}",
                "{'type':'here','city':null}",
                "{'type':'here','city':'tunis','more':true}",
                "{'type':'subscribe'}",
                "{'type':'patch','patch':{}}",
            })
    void whatIsNeitherTimeNorHereCloses1008(String text) {
        assertThat(closeCode(text)).isEqualTo(1008);
    }

    @Test
    void moreThanFourKibibytesClose1009WhateverTheyAre() {
        String fits = "{'type':'here','city':'" + "é".repeat((4_096 - 25) / 2) + "'}";

        assertThat(fits.length()).isLessThan(4_096 / 2 + 25);
        assertThat(closeCode(fits)).as("counted in bytes, and just within").isEqualTo(1008);
        assertThat(closeCode(fits + "  ")).isEqualTo(1009);
        assertThat(closeCode("x".repeat(4_097))).isEqualTo(1009);
        assertThat(closeCode("é".repeat(2_049))).isEqualTo(1009);
        assertThat(closeCode("x".repeat(4_096))).isEqualTo(1007);
    }

    @Property
    void whateverIsSentHasAMeaningOrACloseCode(@ForAll String text) {
        assertThat(ClientMessage.parse(text, CITIES)).isNotNull();
    }
}

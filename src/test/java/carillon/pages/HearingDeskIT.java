package carillon.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import carillon.blackbox.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a team does at its desk on Saturday at 17:40, counted in taps: it hears coordination, the other cities and its
 * own other phones.
 */
@WithBrowser
@WithServer(clock = "2017-03-04T17:40:00+01:00")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HearingDeskIT {
    private static final String MEETUP = "meetup-video";

    /** What of a page stands over the middle of an element, if anything. */
    private static final String COVERED_BY = """
            element => {
              const { left, top, width, height } = element.getBoundingClientRect();
              const found = document.elementFromPoint(left + width / 2, top + height / 2);
              return element.contains(found) ? null : `${found?.outerHTML.slice(0, 80)} at ${top}`;
            }
            """;

    /** On how many lines an address is written. */
    private static final String LINES = """
            address => {
              const letters = document.createRange();
              letters.selectNodeContents(address);
              return new Set([...letters.getClientRects()].map(({ top }) => top)).size;
            }
            """;

    private final Browser browser;
    private final Program program;
    private final Team team;

    /** How many entries of the journal are older than the test. */
    private int before;

    HearingDeskIT(Browser browser, RunningServer server, Program program) {
        this.browser = browser;
        this.program = program;
        this.team = new Team(server);
    }

    @BeforeAll
    void open() throws Exception {
        for (String city : List.of("lyon", "paris", "rennes")) {
            program.says("{'type':'city.opened','city':'%s'}".formatted(city));
        }
    }

    @BeforeEach
    void begin() throws Exception {
        before = program.journal().size();
    }

    /** The next test finds the evening as it was: nothing said, nothing announced, the moment expected at six. */
    @AfterEach
    void takeBack() throws Exception {
        List<JsonNode> said = program.journal();
        Set<String> takenBack = said.stream()
                .filter(entry -> Set.of("retracted", "announcement.withdrawn")
                        .contains(entry.path("type").asText()))
                .map(entry -> entry.path("ref").asText())
                .collect(Collectors.toSet());
        boolean isMomentMoved = false;
        for (JsonNode entry : said.subList(before, said.size()).reversed()) {
            String type = entry.path("type").asText();
            String id = entry.path("id").asText();
            if (type.equals("announcement") && !takenBack.contains(id)) {
                program.decides("{'type':'announcement.withdrawn','ref':'%s'}".formatted(id));
            } else if (entry.has("city") && !type.equals("retracted") && !takenBack.contains(id)) {
                program.says("{'type':'retracted','city':'%s','ref':'%s'}"
                        .formatted(entry.path("city").asText(), id));
            }
            isMomentMoved |= type.startsWith("milestone.");
        }
        if (isMomentMoved) {
            program.decides("{'type':'milestone.postponed','milestone':'%s','to':'2017-03-04T18:00:00+01:00'}"
                    .formatted(MEETUP));
        }
    }

    @Test
    void anAnnouncementIsTickedWithOneTapForTheWholeTeam() throws Exception {
        Page desk = deskOf("lyon");
        Page colleague = deskOf("lyon");
        program.decides("{'type':'announcement','text':'Le car part à 20 h : https://example.org/car'}");
        assertThat(desk.locator(".announced")).containsText("Le car part à 20 h");
        assertThat(desk.locator(".announced a")).hasAttribute("href", "https://example.org/car");

        Taps taps = new Taps();
        taps.on(desk.locator(".announced").getByRole(AriaRole.BUTTON, named("Vu")));

        assertThat(taps.count()).isEqualTo(1);
        assertThat(desk.locator(".announced")).containsText("vu à");
        assertThat(colleague.locator(".announced")).containsText("vu à");
        assertThat(announcements().findValue("seen").has("lyon")).isTrue();
    }

    @Test
    void announcementsThatNobodyOfTheCityHasReadStandAsCardsAlsoWhenTheyStandOutNoMore() throws Exception {
        Page desk = deskOf("lyon");
        for (String text : List.of("Première", "Deuxième", "Troisième")) {
            program.decides("{'type':'announcement','text':'%s'}".formatted(text));
        }
        assertThat(desk.locator(".announced")).containsText("Troisième");
        assertThat(desk.locator(".announced")).containsText("et 2 autres annonces");
        assertThat(desk.locator(".unread")).hasCount(2);

        desk.context().setOffline(true);
        desk.locator(".unread").first().getByRole(AriaRole.BUTTON, named("Vu")).click();
        assertThat(desk.locator(".unread")).hasCount(1);
        desk.context().setOffline(false);

        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(desk.locator(".unread")).hasCount(1);
    }

    @Test
    void anAnnouncementForOtherCitiesIsNotHeard() throws Exception {
        Page desk = deskOf("lyon");
        program.decides("{'type':'announcement','text':'Pour Paris','cities':['paris']}");
        program.decides("{'type':'announcement','text':'Pour tous'}");

        assertThat(desk.locator(".announced")).containsText("Pour tous");
        assertThat(desk.locator(".unread")).hasCount(0);
        program.decides("{'type':'announcement','text':'Pour deux','cities':['lyon','paris']}");
        assertThat(desk.locator(".announced")).containsText("Pour deux");
        assertThat(desk.locator(".announced strong")).hasText("Annonce à Lyon et Paris");
    }

    @Test
    void aCallForHelpIsAnsweredWithTwoTapsAndATextAndTheCityThatCalledHearsIt() throws Exception {
        Page paris = deskOf("paris");
        Page lyon = deskOf("lyon");
        program.says("{'type':'help.wanted','city':'paris','text':'Il nous faut un vidéoprojecteur'}");
        assertThat(lyon.locator(".calls .help")).containsText("Paris");

        Taps taps = new Taps();
        taps.on(lyon.locator(".calls").getByRole(AriaRole.BUTTON, named("Répondre")));
        assertThat(lyon.locator(".panel textarea, .panel input")).isFocused();
        lyon.keyboard().insertText("On en a deux, on vous en apporte un");
        taps.on(lyon.locator(".panel").getByRole(AriaRole.BUTTON, named("Envoyer")));

        assertThat(taps.count()).isEqualTo(2);
        assertThat(lyon.locator(".calls .answers")).containsText("On en a deux");
        assertThat(paris.locator(".help .answers")).containsText("Lyon On en a deux");
    }

    @Test
    void whatCoordinationAnswersReachesTheCityThatCalled() throws Exception {
        Page paris = deskOf("paris");
        program.says("{'type':'help.wanted','city':'paris','text':'Il nous faut un vidéoprojecteur'}");
        assertThat(paris.locator(".help")).containsText("vidéoprojecteur");
        String call = timeline().at("/cities/paris/help").fieldNames().next();

        program.decides("{'type':'help.replied','ref':'%s','text':'Lyon arrive'}".formatted(call));

        assertThat(paris.locator(".help .answers")).containsText("Coordination Lyon arrive");
    }

    @Test
    void whatRunsIsProlongedWithTwoTaps() throws Exception {
        program.says("{'type':'slot.started','city':'lyon','slot':'atelier-design'}");
        Page desk = deskOf("lyon");
        desk.context().setOffline(true);

        Taps taps = new Taps();
        taps.on(desk.locator("#say-prolong"));
        taps.on(desk.locator(".panel button").nth(1));

        assertThat(taps.count()).isEqualTo(2);
        assertThat(desk.locator(".latest")).containsText("en attente");
        desk.context().setOffline(false);
        assertThat(desk.locator(".latest")).containsText("envoyé");
        assertThat(timeline()
                        .at("/cities/lyon/slots/atelier-design/expected/end")
                        .asText())
                .startsWith("2017-03-04T17:0");
    }

    @Test
    void aColleaguesMistakeIsUndoneWithOneTap() throws Exception {
        Page colleague = deskOf("lyon");
        Page desk = deskOf("lyon");
        colleague.getByRole(AriaRole.BUTTON, exactly("Personnes")).click();
        colleague.getByLabel("Combien êtes-vous ?").fill("6400");
        colleague.keyboard().press("Enter");
        assertThat(desk.locator(".latest")).containsText(Pattern.compile("6.?400 personnes"));

        Taps taps = new Taps();
        taps.on(desk.locator(".latest").getByRole(AriaRole.BUTTON, named("Défaire")));

        assertThat(taps.count()).isEqualTo(1);
        assertThat(desk.locator(".posts li").first()).containsText("défait");
        assertThat(colleague.locator(".posts li").first()).containsText("défait");
        assertThat(timeline().at("/cities/lyon").has("headcount")).isFalse();
    }

    @Test
    void aCoordinatorUndoesWhatATeamSaid() throws Exception {
        program.says("{'type':'headcount','city':'paris','count':6400}");
        Page desk = coordinatorsDesk("Paris");

        desk.locator(".posts li")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("6.?400 personnes")))
                .getByRole(AriaRole.BUTTON, named("Défaire"))
                .click();

        assertThat(desk.locator(".posts li").first()).containsText("défait");
        assertThat(program.journal().getLast().path("type").asText()).isEqualTo("retracted");
    }

    @Test
    void theRoomIsEnteredWithOneTapOnceItIsTime() throws Exception {
        Page desk = deskOf("lyon");
        assertThat(desk.locator(".moment-band")).containsText("prévu");
        program.decides(
                "{'type':'milestone.held','milestone':'%s','reason':'Paris cherche un câble'}".formatted(MEETUP));
        assertThat(desk.locator(".moment-band.held")).containsText("Paris cherche un câble");
        assertThat(desk.locator(".moment-band.held")).containsText("il restait");
        program.decides("{'type':'milestone.released','milestone':'%s'}".formatted(MEETUP));
        program.decides("{'type':'milestone.started','milestone':'%s'}".formatted(MEETUP));

        assertThat(desk.locator(".moment-band.live")).containsText("C’est l’heure");
        assertThat(desk.locator(".moment-band.live .course")).containsText("encore");
        desk.context().route("https://appear.in/**", route -> route.fulfill());
        Taps taps = new Taps();
        taps.on(desk.locator(".moment-band .room"));

        assertThat(taps.count()).isEqualTo(1);
        desk.waitForURL("https://appear.in/**");
    }

    @Test
    void theDockOfASmallPhoneLeavesTheWayIntoTheRoomInSight() throws Exception {
        Page desk = deskOf("lyon");
        desk.setViewportSize(360, 640);
        program.says("{'type':'slot.started','city':'lyon','slot':'atelier-design'}");
        program.decides("{'type':'milestone.started','milestone':'%s'}".formatted(MEETUP));

        assertThat(desk.locator(".moment-band.live .room")).isVisible();
        assertThat(desk.locator("#say-prolong")).isVisible();
        assertThat(desk.locator(".moment-band.live .room").evaluate(COVERED_BY)).isNull();
        assertThat(desk.evaluate("() => scrollY")).isEqualTo(0);
    }

    @Test
    void theReasonForANoIsAskedAfterTheNo() throws Exception {
        Page desk = deskOf("lyon");
        assertThat(desk.getByLabel("Que manque-t-il ?")).hasCount(0);
        desk.getByRole(AriaRole.BUTTON, exactly("Non, pas encore")).click();
        desk.waitForCondition(() -> isMine("ready", "no"));

        desk.getByLabel("Que manque-t-il ?").fill("Un câble");
        desk.keyboard().press("Enter");

        assertThat(desk.locator("[aria-labelledby=ready] p:not(.missing)")).containsText("Un câble");
        desk.waitForCondition(() -> isMine("note", "Un câble"));
    }

    @Test
    void theProgrammeOpensAtNowAndLaterSlotsKeepTheirActionsBack() throws Exception {
        program.says("{'type':'slot.started','city':'lyon','slot':'atelier-design'}");
        Page desk = deskOf("lyon");
        Locator programme = desk.locator("[aria-labelledby=programme]");

        assertThat(programme.locator("details.past")).containsText("Petit déjeuner et accueil");
        assertThat(programme.locator(":scope > ol li b").first())
                .hasText("Atelier : design d'interface et expérience utilisateur");
        assertThat(programme.locator(":scope > ol li.shared").first()).containsText("18:00");
        assertThat(programme.locator(":scope > h3")).hasCount(2);
        assertThat(desk.getByRole(AriaRole.BUTTON, exactly("Commencer « Démonstrations »")))
                .isHidden();
        programme
                .locator("li", new Locator.LocatorOptions().setHasText("Démonstrations"))
                .locator("summary")
                .click();
        assertThat(desk.getByRole(AriaRole.BUTTON, exactly("Commencer « Démonstrations »")))
                .isVisible();
    }

    @Test
    void aCoordinatorsDeskAsksForTheCityEachTimeItIsOpened() throws Exception {
        Page desk = coordinatorsDesk("Paris");
        assertThat(desk.locator("h1")).hasText("Bureau de Paris");

        desk.reload();

        assertThat(desk.locator("main")).containsText("Pour quelle ville parlez-vous ?");
        assertThat(desk.locator(".likely, .undo")).hasCount(0);
    }

    @Test
    void theKeyboardComesToTheLikelyStepInThreeTabs() throws Exception {
        program.decides("{'type':'milestone.started','milestone':'%s'}".formatted(MEETUP));
        Page desk = deskOf("lyon");
        desk.evaluate("() => document.activeElement.blur()");

        for (int presses = 0; presses < 3 && desk.locator("#likely:focus").count() == 0; presses++) {
            desk.keyboard().press("Tab");
        }

        assertThat(desk.locator("#likely")).isFocused();
    }

    @Test
    void theDockStaysInReachOnEveryScreenAndHidesNothing() throws Exception {
        Page desk = deskOf("rennes");
        assertThat(desk.locator(".posts li")).hasCount(1);
        for (int[] size : new int[][] {{360, 640}, {844, 390}, {1280, 720}}) {
            desk.setViewportSize(size[0], size[1]);
            Locator last = desk.getByRole(AriaRole.BUTTON, exactly("Se déconnecter"));
            last.evaluate("last => last.scrollIntoView({ block: 'nearest' })");
            BoundingBox likely = desk.locator("#likely").boundingBox();
            assertThat(likely.y).isBetween(0.0, size[1] - likely.height);
            assertThat(last.evaluate(COVERED_BY))
                    .as("what covers it at %d px", size[0])
                    .isNull();
        }
    }

    @Test
    void onALaptopTheDockAndTheLogUseTheWidth() throws Exception {
        Page desk = deskOf("lyon");
        desk.setViewportSize(1366, 768);

        BoundingBox dock = desk.locator(".dock").boundingBox();
        BoundingBox programme = desk.locator("[aria-labelledby=programme]").boundingBox();
        BoundingBox log = desk.locator("[aria-labelledby=posts]").boundingBox();

        assertThat(dock.width).isGreaterThan(1300);
        assertThat(dock.y + dock.height).isCloseTo(768, within(1.0));
        assertThat(dock.height).isLessThan(200);
        assertThat(log.x).isGreaterThan(programme.x + programme.width);
        assertThat(log.x + log.width).isGreaterThan(1300);
    }

    @Test
    void anAddressThatHasRoomOnALineIsNotBrokenOnAPhoneInArabic() throws Exception {
        Page desk = team.organizer("lyon", browser.person(390, 844, "ar-TN"), "/desk");
        for (String text : List.of("Inscriptions : https://example.org/diner", "Le car : https://example.org/le-car")) {
            program.decides("{'type':'announcement','text':'%s'}".formatted(text));
        }

        for (String where : List.of(".announced", ".unread")) {
            Locator address = desk.locator(where + " a");
            assertThat(address).isVisible();
            assertThat(address.evaluate(LINES)).as(where).isEqualTo(1);
        }
    }

    @Test
    void whatBecameOfTheMomentIsOneLine() throws Exception {
        Page desk = deskOf("lyon");
        desk.setViewportSize(1366, 768);
        program.decides("{'type':'milestone.started','milestone':'%s'}".formatted(MEETUP));
        program.decides("{'type':'milestone.ended','milestone':'%s'}".formatted(MEETUP));

        assertThat(desk.locator(".moment-band.past")).containsText("terminé");
        assertThat(desk.locator(".moment-band.past").boundingBox().height).isLessThan(60);
    }

    @Test
    void whatOthersSayIsToldToWhoeverListens() throws Exception {
        Page desk = deskOf("lyon");
        program.says("{'type':'help.wanted','city':'paris','text':'Il nous faut un vidéoprojecteur'}");

        assertThat(desk.locator(".dock [aria-live=polite]")).containsText("Paris a demandé de l’aide");
    }

    private JsonNode announcements() throws Exception {
        return timeline().path("announcements");
    }

    /** Whether the server has it: the newest in the log of the team may be what somebody else said. */
    private boolean isMine(String member, String value) {
        try {
            return mine().path(member).asText().equals(value);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode mine() throws Exception {
        return timeline().at("/milestones/%s/cities/lyon".formatted(MEETUP));
    }

    private JsonNode timeline() throws Exception {
        return program.timeline().path("timeline");
    }

    /** The desk of a city, on a phone of its own. */
    private Page deskOf(String city) throws Exception {
        Page desk = team.organizer(city, browser.person(390, 844, "fr-FR"), "/desk");
        assertThat(desk.locator(".likely")).isVisible();
        return desk;
    }

    private Page coordinatorsDesk(String city) throws Exception {
        Page desk = team.coordinator(browser.person(390, 844, "fr-FR"), "/desk");
        desk.locator(".which").getByRole(AriaRole.BUTTON, named(city)).click();
        assertThat(desk.locator(".likely")).isVisible();
        return desk;
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

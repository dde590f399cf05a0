package carillon.blackbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What nobody should send, made from a seed so that it can be sent again. */
final class OddInput {
    private static final List<String> METHODS =
            List.of("GET", "GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "get");
    private static final String EDITION = "/api/v1/editions/" + RunningServer.EDITION;
    private static final List<String> PATHS = List.of(
            "/",
            "/wall",
            "/desk",
            "/control",
            "/join/x",
            "/web/carillon.css",
            "/web/",
            "/metrics",
            "/health/ready",
            "/api/v1/session",
            "/api/v1/editions",
            "/api/v1/openapi.yaml",
            EDITION + "/timeline",
            EDITION + "/feed",
            EDITION + "/journal",
            EDITION + "/invitations",
            EDITION + "/invitations/x",
            EDITION + "/check-ins/" + new UUID(1, 1),
            EDITION + "/decisions/x",
            "*",
            "http://elsewhere.example/api/v1/editions");
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Authorization",
            "Connection",
            "Content-Encoding",
            "Content-Type",
            "Cookie",
            "Expect",
            "HTTP2-Settings",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "Last-Event-ID",
            "Origin",
            "Range",
            "Sec-WebSocket-Extensions",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Protocol",
            "Sec-WebSocket-Version",
            "TE",
            "Upgrade",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-HTTP-Method-Override");
    private static final List<String> VALUES = List.of(
            "",
            ";;;",
            ",,,",
            "-",
            "\"",
            "*",
            "null",
            "a b",
            "fr;q=zz",
            "fr;q=",
            "Bearer",
            "Bearer  x",
            "Basic eDp4",
            "carillon_session=x",
            "carillon_session",
            "=;=;=",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "application/x-www-form-urlencoded",
            "application/json",
            "application/json; charset=utf-7",
            "text/event-stream",
            "websocket",
            "h2c",
            "Upgrade",
            "13",
            "99",
            "100-continue",
            "bytes=9-1",
            "bytes=-",
            "bytes=99999999999999999999-",
            "http://[",
            "http://a:99999999999",
            "://",
            "gzip",
            "W/\"0-0\"",
            "\u00ff\u00fe");
    private static final List<String> MARKS = List.of(
            "%",
            "%zz", "%00", "%2e%2e%2f", "%c3%28", "%ed%a0%80", "..", "//", "?", "&", "=", "#", ";", "\\", "\u00ff", "+");
    private static final List<String> STATEMENTS = List.of(
            "{'type':'city.opened','city':'lyon'}",
            "{'type':'city.closed','city':'lille'}",
            "{'type':'slot.started','city':'paris','slot':'pot'}",
            "{'type':'slot.finished','city':'paris','slot':'pot'}",
            "{'type':'slot.skipped','city':'tunis','slot':'yalla'}",
            "{'type':'slot.delayed','city':'lyon','slot':'diner','start':'2017-03-04T19:00:00Z'}",
            "{'type':'headcount','city':'lyon','count':64}",
            "{'type':'note','city':'rennes','text':'On avance'}",
            "{'type':'ready','city':'toulouse','milestone':'meetup-video','ready':'no','note':'bientôt'}",
            "{'type':'help.wanted','city':'lyon','text':'Un écran'}",
            "{'type':'help.settled','city':'lyon','ref':'00000000-0000-0001-0000-000000000001'}",
            "{'type':'retracted','city':'lyon','ref':'00000000-0000-0001-0000-000000000001','reason':'erreur'}",
            "{'type':'milestone.held','milestone':'meetup-video','reason':'le son'}",
            "{'type':'milestone.released','milestone':'meetup-video'}",
            "{'type':'milestone.postponed','milestone':'meetup-video','to':'2017-03-04T17:30:00Z'}",
            "{'type':'milestone.changed','milestone':'meetup-video','room':'https://example.org/salle','quorum':3}",
            "{'type':'city.changed','city':'tunis','venue':'Cogite','timezone':'Africa/Tunis'}",
            "{'type':'programme.changed','city':'tunis','programme':[{'milestone':'meetup-video'}]}",
            "{'type':'project.changed','city':'tunis','project':{'id':'carte','name':'Carte'}}",
            "{'type':'project.removed','city':'tunis','project':'carte'}",
            "{'type':'city.added','city':{'id':'nantes','name':'Nantes','venue':'La Cantine','timezone':'Europe/Paris'}}",
            "{'type':'city.removed','city':'nantes'}",
            "{'type':'milestone.removed','milestone':'sans-nom'}",
            "{'type':'edition.changed','title':'La nuit'}",
            "{'type':'announcement','text':'À table','cities':['lyon','paris']}",
            "{'type':'session.set-aside','session':'00000000-0000-0001-0000-000000000001','since':'2017-03-04T17:00:00Z'}",
            "{'type':'session.reinstated','session':'00000000-0000-0001-0000-000000000001'}",
            "{'role':'organizer','city':'tunis','uses':3,'label':'équipe'}",
            "{'invite':'x'}");
    private static final List<String> VALUES_OF_MEMBERS = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "1e400",
            "1E-400",
            "10.0",
            "2147483648",
            "99999999999999999999999999",
            "''",
            "' '",
            "'\\u0000'",
            "'\\ud83d'",
            "'\\udd14\\ud83d'",
            "'lyon'",
            "'meetup-video'",
            "'yes'",
            "'{}'",
            "'$1'",
            "'%'",
            "'2017-02-30T00:00:00Z'",
            "'+999999999-12-31T23:59:59Z'",
            "'0000-01-01T00:00:00Z'",
            "'2017-03-04T17:00:60Z'",
            "'00000000-0000-0000-0000-000000000000'",
            "[]",
            "[[[]]]",
            "['lyon','lyon']",
            "[null]",
            "{}",
            "{'a':{'a':{}}}",
            "{'type':'note'}");

    private final Random random;

    OddInput(long seed) {
        random = new Random(seed);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A whole request, complete, so that it can be answered. */
    byte[] request() {
        byte[] body = oneIn(2) ? new byte[0] : oneIn(2) ? bytes(400) : json().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(one(METHODS) + " " + target() + " HTTP/1.1\r\nHost: localhost\r\n");
        if (oneIn(2)) {
            head.append("Authorization: Bearer " + RunningServer.TOKEN + "\r\nContent-Type: application/json\r\n");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append(one(HEADERS) + ": " + (oneIn(3) ? latin(30) : one(VALUES)) + "\r\n");
        }
        head.append("Content-Length: " + body.length + "\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private String target() {
        StringBuilder target = new StringBuilder(one(PATHS));
        for (int i = random.nextInt(3); i > 0; i--) {
            target.insert(oneIn(2) ? target.length() : 1 + random.nextInt(target.length()), one(MARKS));
        }
        if (oneIn(3)) {
            target.append("?after=").append(oneIn(2) ? one(MARKS) : latin(20).replace(' ', '+'));
        }
        return target.toString();
    }

    private String latin(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            int character = random.nextInt(256);
            text.append(character == '\r' || character == '\n' ? ' ' : (char) character);
        }
        return text.toString();
    }

    /** A statement as it should be, or with something odd in it. */
    String json() {
        String json = one(STATEMENTS);
        for (int i = random.nextInt(3); i > 0; i--) {
            json = switch (random.nextInt(5)) {
                case 0 ->
                    json.replaceFirst(
                            "'[a-z]+':('[^']*'|[0-9]+)", "'" + one(STATEMENTS).split("'", -1)[1] + "':" + quoted());
                case 1 -> json.replaceFirst("}$", ",'observedAt':" + quoted() + "}");
                case 2 -> json.replaceFirst(":('[^']*'|[0-9]+)(,|})(?!.*:)", ":" + quoted() + "$2");
                case 3 -> json.substring(0, random.nextInt(json.length() + 1));
                default ->
                    new StringBuilder(json)
                            .insert(random.nextInt(json.length() + 1), (char) random.nextInt(0x3000))
                            .toString();
            };
        }
        return json.replace('\'', '"');
    }

    private String quoted() {
        return one(VALUES_OF_MEMBERS).replace("\\", "\\\\").replace("$", "\\$");
    }
}

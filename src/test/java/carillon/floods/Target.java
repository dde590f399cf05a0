package carillon.floods;

import java.util.List;

/**
 * A server that is attacked, on this machine.
 *
 * @param edition what it serves
 * @param cities some cities of the edition; what one city posts comes from the first
 * @param token the server's own, for attacks by those who have it and to invite the others
 */
public record Target(int port, String edition, List<String> cities, String token) {
    public Target {
        cities = List.copyOf(cities);
    }

    String inEdition(String path) {
        return "/api/v1/editions/" + edition + path;
    }

    String floodingCity() {
        return cities.getFirst();
    }
}

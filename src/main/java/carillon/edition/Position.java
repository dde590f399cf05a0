package carillon.edition;

/**
 * A place on earth, in degrees (WGS 84).
 *
 * @param latitude from -90 to 90
 * @param longitude from -180 to 180
 */
public record Position(double latitude, double longitude) {
    public Position {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("not a latitude and a longitude: " + latitude + ", " + longitude);
        }
    }
}

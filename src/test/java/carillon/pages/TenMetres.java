package carillon.pages;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * What somebody reads ten metres in front of a picture of three metres.
 *
 * <p>An eye of normal acuity (1.0, or 20/20) tells apart what is one minute of arc apart. Here it is taken to see half
 * as well (0.5, or 20/40), as people do without their glasses: two minutes of arc, which are 5.8 mm at ten metres, so
 * that a picture of three metres has 515 points across. A picture that was scaled down to that many has nothing else
 * for such an eye; letters that are read in it are read in the hall. Letters that are to be read with ease are at least
 * 16 minutes of arc high (ISO 9241-303).
 */
final class TenMetres {
    private static final double METRES_AWAY = 10;
    private static final double WALL_METRES = 3;
    private static final double SEEN_APART_MINUTES = 2;

    /** How high capitals are at least, in minutes of arc, to be read with ease. */
    static final double READ_WITH_EASE_MINUTES = 16;

    private static final double MINUTES_IN_RADIAN = 60 * 180 / Math.PI;
    private static final int ENLARGED = 3;

    private TenMetres() {}

    /** How high something is for whoever stands there, in minutes of arc, of so many pixels on a screen of that width. */
    static double minutes(double pixels, double screenWidth) {
        return Math.atan(pixels / screenWidth * WALL_METRES / METRES_AWAY) * MINUTES_IN_RADIAN;
    }

    /** Writes the picture as it is seen from there, enlarged for whoever looks at it at a desk. */
    static void write(byte[] png, Path file) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int across = (int) (WALL_METRES / METRES_AWAY * MINUTES_IN_RADIAN / SEEN_APART_MINUTES);
        int high = across * picture.getHeight() / picture.getWidth();
        BufferedImage seen = Sheet.scaled(picture, across, high);
        ImageIO.write(Sheet.scaled(seen, ENLARGED * across, ENLARGED * high), "png", file.toFile());
    }
}

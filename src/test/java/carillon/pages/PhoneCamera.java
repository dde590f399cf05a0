package carillon.pages;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The camera of a phone in a hall: 4,032 pixels across an angle of 67 degrees, in front of a wall of three metres. */
final class PhoneCamera {
    private static final double PIXELS_ACROSS = 4_032;
    private static final double HALF_ANGLE = Math.toRadians(67 / 2.0);
    private static final double WALL_METRES = 3;
    private static final List<Double> FRAMES = List.of(1.0, 1.01, 1.02, 1.035, 1.05, 1.07, 1.09, 1.12);

    private PhoneCamera() {}

    /** Waits until a code is not only loaded but drawn, which a busy browser does some frames later. */
    static void waitFor(Locator code) {
        code.evaluate("""
                async (image) => {
                  // One that begins to load only when it is seen refuses to be decoded as long as it has not begun.
                  const end = performance.now() + 30_000;
                  while ((!image.complete || image.naturalWidth === 0) && performance.now() < end) {
                    await new Promise(requestAnimationFrame);
                  }
                  await image.decode();
                  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                }
                """);
    }

    /**
     * What the code says that is in a picture of the wall, seen from so far; nothing where it cannot be read from there. A
     * camera films, and no hand is still: what one frame does not show, one from a little farther away may.
     */
    static Optional<String> reads(byte[] wall, double metresAway) {
        BufferedImage picture = picture(wall);
        return FRAMES.stream()
                .flatMap(farther -> read(from(metresAway * farther, picture)).stream())
                .findFirst();
    }

    private static Optional<String> read(BufferedImage seen) {
        int[] pixels = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        RGBLuminanceSource light = new RGBLuminanceSource(seen.getWidth(), seen.getHeight(), pixels);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(light)))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage picture(byte[] wall) {
        try {
            return ImageIO.read(new ByteArrayInputStream(wall));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage from(double metresAway, BufferedImage wall) {
        double metresSeen = 2 * metresAway * Math.tan(HALF_ANGLE);
        int width = (int) (PIXELS_ACROSS * WALL_METRES / metresSeen);
        int height = width * wall.getHeight() / wall.getWidth();
        BufferedImage seen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D lens = seen.createGraphics();
        lens.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        lens.drawImage(wall, 0, 0, width, height, null);
        lens.dispose();
        return seen;
    }
}

package carillon.pages;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** One image of many small pictures in rows, to be looked at together. */
final class Sheet {
    private static final int ROW_PIXELS = 480;
    private static final int GAP_PIXELS = 10;

    private final List<List<BufferedImage>> rows = new ArrayList<>();

    /** Begins the next row. */
    void nextRow() {
        rows.add(new ArrayList<>());
    }

    /** Adds a picture to the last row, as high as the row is. */
    void add(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        rows.getLast().add(scaled(picture, ROW_PIXELS * picture.getWidth() / picture.getHeight(), ROW_PIXELS));
    }

    void write(Path file) throws IOException {
        int width = rows.stream().mapToInt(Sheet::width).max().orElse(0);
        int height = rows.size() * (ROW_PIXELS + GAP_PIXELS) + GAP_PIXELS;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, width, height);
        int y = GAP_PIXELS;
        for (List<BufferedImage> row : rows) {
            int x = GAP_PIXELS;
            for (BufferedImage picture : row) {
                pen.drawImage(picture, x, y, null);
                x += picture.getWidth() + GAP_PIXELS;
            }
            y += ROW_PIXELS + GAP_PIXELS;
        }
        pen.dispose();
        ImageIO.write(sheet, "png", file.toFile());
    }

    private static int width(List<BufferedImage> row) {
        return row.stream().mapToInt(picture -> picture.getWidth() + GAP_PIXELS).sum() + GAP_PIXELS;
    }

    /** Draws a picture smaller, in halves, so that no line is lost on the way. */
    static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage half = picture;
        while (half.getWidth() >= 2 * width) {
            half = drawn(half, half.getWidth() / 2, half.getHeight() / 2);
        }
        return drawn(half, width, height);
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }
}

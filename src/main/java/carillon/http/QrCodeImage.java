package carillon.http;

import carillon.http.pages.Asset;
import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;

/**
 * An address as a picture of a QR code (ISO/IEC 18004). It has the quiet zone of four modules that the standard asks for,
 * and corrects 15 % of errors: a code on a wall is far away rather than damaged, and more correction makes smaller
 * modules.
 */
final class QrCodeImage {
    private static final int QUIET_MODULES = 4;

    private QrCodeImage() {}

    /** Draws the code of an address, as SVG. */
    static Asset of(String address) {
        String svg = svg(QrCode.encodeText(address, QrCode.Ecc.MEDIUM));
        return Asset.of("image/svg+xml", svg.getBytes(StandardCharsets.US_ASCII));
    }

    /** Draws the code. All dark modules are one path. */
    private static String svg(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_MODULES)
                            .append(',')
                            .append(y + QUIET_MODULES)
                            .append("h1v1h-1z");
                }
            }
        }
        int side = code.size + 2 * QUIET_MODULES;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + side + "v" + side
                + "h-" + side + "z\"/><path d=\"" + path + "\"/></svg>";
    }
}

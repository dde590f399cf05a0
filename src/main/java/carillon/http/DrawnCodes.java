package carillon.http;

import carillon.edition.WebAddress;
import carillon.http.pages.Asset;
import io.nayuki.qrcodegen.DataTooLongException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The codes that were last asked for on an event loop: one that walls show stays, also where many others are asked for
 * once.
 */
final class DrawnCodes {
    static final int MAX_CODES = 64;

    private final Map<WebAddress, Optional<Asset>> codes = new LastAskedFor();

    /** Returns the code of an address, drawn if need be; empty where the address is longer than a code can be. */
    Optional<Asset> codeOf(WebAddress address) {
        return codes.computeIfAbsent(address, DrawnCodes::draw);
    }

    private static Optional<Asset> draw(WebAddress address) {
        try {
            return Optional.of(QrCodeImage.of(address.ascii()));
        } catch (DataTooLongException e) {
            return Optional.empty();
        }
    }

    private static final class LastAskedFor extends LinkedHashMap<WebAddress, Optional<Asset>> {
        private static final long serialVersionUID = 1;
        private static final float USUAL_LOAD_FACTOR = 0.75f;

        LastAskedFor() {
            super(MAX_CODES, USUAL_LOAD_FACTOR, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<WebAddress, Optional<Asset>> eldest) {
            return size() > MAX_CODES;
        }
    }
}

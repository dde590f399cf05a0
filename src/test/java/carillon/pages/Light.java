package carillon.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

/** The colours that somebody has asked all pages for. */
enum Light {
    LIGHT(ColorScheme.LIGHT, Contrast.NO_PREFERENCE, ForcedColors.NONE),
    DARK(ColorScheme.DARK, Contrast.NO_PREFERENCE, ForcedColors.NONE),
    LIGHT_WITH_MORE_CONTRAST(ColorScheme.LIGHT, Contrast.MORE, ForcedColors.NONE),
    DARK_WITH_MORE_CONTRAST(ColorScheme.DARK, Contrast.MORE, ForcedColors.NONE),
    FORCED_LIGHT(ColorScheme.LIGHT, Contrast.NO_PREFERENCE, ForcedColors.ACTIVE),
    FORCED_DARK(ColorScheme.DARK, Contrast.NO_PREFERENCE, ForcedColors.ACTIVE);

    private final ColorScheme scheme;
    private final Contrast contrast;
    private final ForcedColors forced;

    Light(ColorScheme scheme, Contrast contrast, ForcedColors forced) {
        this.scheme = scheme;
        this.contrast = contrast;
        this.forced = forced;
    }

    /** Shows a page in it, without movement. */
    void fallOn(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(scheme)
                .setContrast(contrast)
                .setForcedColors(forced)
                .setReducedMotion(ReducedMotion.REDUCE));
    }
}

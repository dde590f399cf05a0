package carillon.backup;

import java.io.IOException;

/** Why a backup cannot be read, restored or made, as a sentence for whoever asked for it. */
public final class BackupRefused extends IOException {
    private static final long serialVersionUID = 1L;

    public BackupRefused(String sentence) {
        super(sentence);
    }

    public BackupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package carillon;

import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Options or variables of the environment cannot be read, or contradict each other: the command was used wrongly. */
final class WrongSettings extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private WrongSettings(List<String> sentences) {
        super(String.join("\n", sentences));
    }

    /**
     * Reads settings with something that tells of faults.
     *
     * @throws WrongSettings with the sentences of all faults
     */
    static <T> T read(Function<Consumer<String>, T> reading) throws WrongSettings {
        List<String> faults = new ArrayList<>();
        T read = reading.apply(faults::add);
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
        return read;
    }
}

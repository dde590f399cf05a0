package carillon.settings;

import carillon.digest.Sha256;
import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.edition.EditionId;
import carillon.edition.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The edition that the settings name.
 *
 * @param edition absent where the file has faults
 * @param source the file; absent where the settings name none
 */
record NamedEdition(Optional<Edition> edition, Optional<Settings.EditionSource> source) {
    static final NamedEdition NONE = new NamedEdition(Optional.empty(), Optional.empty());

    /**
     * Reads the file.
     *
     * @param faults gets those of a file that does not even say which edition it is, so that no journal can be found for it
     * @return empty where there are such faults
     */
    static Optional<NamedEdition> read(Path file, Consumer<String> faults, Consumer<String> warnings) {
        return switch (EditionFile.read(file)) {
            case EditionFile.Reading.Sound sound -> {
                sound.warnings().forEach(warning -> warnings.accept(warning.toString()));
                yield Optional.of(new NamedEdition(
                        Optional.of(sound.edition()),
                        Optional.of(source(file, sound.edition().id(), List.of()))));
            }
            case EditionFile.Reading.Faulty faulty -> {
                faulty.warnings().forEach(warning -> warnings.accept(warning.toString()));
                List<String> sentences =
                        faulty.faults().stream().map(Fault::toString).toList();
                Optional<EditionId> id = EditionFile.readId(file);
                if (id.isEmpty()) {
                    sentences.forEach(faults);
                }
                yield id.map(known -> new NamedEdition(Optional.empty(), Optional.of(source(file, known, sentences))));
            }
        };
    }

    private static Settings.EditionSource source(Path file, EditionId id, List<String> faults) {
        try {
            String digest = HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(file)));
            return new Settings.EditionSource(file, digest, Optional.of(id), faults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package carillon;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says why a command failed. Java says of a file often no more than its name: here it becomes a sentence. */
final class FailureSentence {
    private FailureSentence() {}

    static String of(Throwable failure) {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return of(unchecked.getCause());
        }
        if (failure instanceof FileSystemException ofFile && ofFile.getFile() != null) {
            return ofFile(ofFile);
        }
        @Nullable String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    private static String ofFile(FileSystemException failure) {
        String file = failure.getFile();
        return switch (failure) {
            case AccessDeniedException _ -> denied(file);
            case NoSuchFileException _ -> missing(file);
            case FileAlreadyExistsException _ -> file + " exists already: name another file, or remove that one.";
            case NotDirectoryException _ -> file + " is no directory: name one.";
            default -> {
                @Nullable String reason = failure.getReason();
                yield file + " cannot be used" + (reason == null ? "" : " (" + reason + ")")
                        + ": put that right, or name another file.";
            }
        };
    }

    private static String denied(String file) {
        Path path = Path.of(file);
        return Files.notExists(path) || Files.isReadable(path)
                ? file + " may not be written by this user: give it the right to write there, or name another file."
                : file + " may not be read by this user: make it the file's owner, or give it the right to read.";
    }

    private static String missing(String file) {
        @Nullable Path folder = Path.of(file).toAbsolutePath().getParent();
        return folder != null && Files.notExists(folder)
                ? "There is no directory " + folder + ": create it, or name another file."
                : "There is no file " + file + ": name one that exists.";
    }
}

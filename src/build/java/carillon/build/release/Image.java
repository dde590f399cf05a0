package carillon.build.release;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes an image for containers, without a daemon: a small root of Debian's packages, which changes rarely, and Carillon on it. It runs
 * as a user of its own.
 */
final class Image {
    private static final String USER = "10001:10001";
    private static final FilePermissions OWN_FOLDER = FilePermissions.fromOctalString("700");
    private static final FilePermissions COMMON_FOLDER = FilePermissions.fromOctalString("777");

    private final String version;
    private final String machine;
    private final Instant time;

    Image(String version, String machine, Instant time) {
        this.version = version;
        this.machine = machine;
        this.time = time;
    }

    /**
     * Writes the image in the form that {@code docker load} and {@code podman load} read.
     *
     * @param home the unpacked Carillon
     * @param root the root that base.sh made
     */
    void write(Path file, Path home, Path root, Path scratch) throws Exception {
        Path empty = Files.createDirectories(scratch.resolve("empty"));
        FileEntriesLayer.Builder debian = FileEntriesLayer.builder().setName("debian");
        add(debian, root, "/");
        debian.addEntry(empty, AbsoluteUnixPath.get("/tmp"), COMMON_FOLDER, time);
        debian.addEntry(empty, AbsoluteUnixPath.get("/data"), OWN_FOLDER, time, USER);
        FileEntriesLayer.Builder java = FileEntriesLayer.builder().setName("java");
        add(java, home.resolve("runtime"), "/usr/lib/carillon/runtime");
        FileEntriesLayer.Builder carillon = FileEntriesLayer.builder().setName("carillon");
        add(carillon, home.resolve("bin"), "/usr/lib/carillon/bin");
        add(carillon, home.resolve("lib"), "/usr/lib/carillon/lib");
        add(carillon, Path.of("src", "package", "image"), "/");
        String name = "carillon:" + version;
        Path oci = scratch.resolve("oci.tar");
        Jib.fromScratch()
                .setPlatforms(Set.of(new Platform(machine, "linux")))
                .setFormat(ImageFormat.OCI)
                .setCreationTime(time)
                .addFileEntriesLayer(debian.build())
                .addFileEntriesLayer(java.build())
                .addFileEntriesLayer(carillon.build())
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get("/data"))
                .addVolume(AbsoluteUnixPath.get("/data"))
                .addExposedPort(Port.tcp(8080))
                .setEnvironment(Map.of("PATH", "/usr/bin:/bin"))
                .setEntrypoint("/usr/bin/carillon")
                .setProgramArguments("serve", "--config", "/etc/carillon/carillon.yaml")
                .addLabel("org.opencontainers.image.title", "Carillon")
                .addLabel("org.opencontainers.image.version", version)
                .addLabel("org.opencontainers.image.licenses", "EUPL-1.2")
                .containerize(Containerizer.to(TarImage.at(oci).named(name))
                        .setOfflineMode(true)
                        .setBaseImageLayersCache(scratch.resolve("jib-base"))
                        .setApplicationLayersCache(scratch.resolve("jib-layers")));
        DockerManifest.add(oci, name, file);
    }

    private void add(FileEntriesLayer.Builder layer, Path folder, String target) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            // Jib adds the folders above by itself, and would not take the root.
            for (Path file : files.filter(file -> !file.equals(folder)).sorted().toList()) {
                AbsoluteUnixPath name = AbsoluteUnixPath.get(target)
                        .resolve(folder.relativize(file).toString());
                boolean isProgram = Files.isDirectory(file) || Files.isExecutable(file);
                layer.addEntry(
                        file,
                        name,
                        isProgram
                                ? FilePermissions.DEFAULT_FOLDER_PERMISSIONS
                                : FilePermissions.DEFAULT_FILE_PERMISSIONS,
                        time);
            }
        }
    }
}

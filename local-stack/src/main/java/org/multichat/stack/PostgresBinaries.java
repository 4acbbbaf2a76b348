package org.multichat.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL that comes as a Maven artifact: initdb and postgres for this platform, unpacked once per user. */
public final class PostgresBinaries {

    private static final String VERSION = version();

    private final Path cache;

    public PostgresBinaries() {
        this(cacheOfThisUser());
    }

    PostgresBinaries(Path cache) {
        this.cache = cache;
    }

    /** Data of another major version cannot be read. */
    static String major() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    public Path unpacked() {
        String name = "postgresql-%s-%s-%s".formatted(VERSION, system(), processor());
        Path home = cache.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(cache, name);
            unpackInto(fresh);
            moved(fresh, home);
            return home;
        } catch (IOException failed) {
            throw new CannotStart(
                    "PostgreSQL cannot be unpacked into %s (%s): make room there, or name another folder: XDG_CACHE_HOME=..."
                            .formatted(cache, failed),
                    failed);
        }
    }

    /** Two stacks may unpack at the same time; the second finds the first one's folder and throws its own away. */
    private static void moved(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException otherWasFaster) {
            DataFolder.delete(fresh);
            if (!Files.isDirectory(home)) {
                throw otherWasFaster;
            }
        }
    }

    private static void unpackInto(Path folder) throws IOException {
        String resource = "/postgres-%s-%s.txz".formatted(system(), processor());
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new CannotStart(
                        "there is no PostgreSQL for %s on %s here: Linux on x86-64 or arm64 and macOS on arm64 have one"
                                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
            }
            try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, folder);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry of the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            if (executable && !target.toFile().setExecutable(true)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }

    private static Path cacheOfThisUser() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path caches =
                named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
        return caches.resolve("multi-service-chat");
    }

    private static String system() {
        return System.getProperty("os.name").startsWith("Mac")
                ? "darwin"
                : System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    /** The archives' own words for what Java calls amd64 and aarch64. */
    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }

    private static String version() {
        try (InputStream file = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException failed) {
            throw new IllegalStateException("postgres.properties cannot be read", failed);
        }
    }
}

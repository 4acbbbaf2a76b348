package org.multichat.research.intake;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.multichat.research.document.Unread;

/**
 * The files of a folder that can be read, sorted by name, and those that cannot. Symbolic links are left alone: they
 * could point anywhere on the machine.
 */
public record Listing(List<Entry> entries, List<Unread> unread) {

    /** Files looked at; a folder of more is not a folder of documents. */
    private static final int MAX_SEEN = 5_000;

    public Listing {
        entries = List.copyOf(entries);
        unread = List.copyOf(unread);
    }

    record Entry(String name, Kind kind, long bytes, long changedMillis) {}

    static Listing of(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new Listing(List.of(), List.of(new Unread("the folder of RESEARCH_DOCUMENTS", "it is not there")));
        }
        List<Entry> entries = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.noneOf(FileVisitOption.class),
                    DocumentFolder.MAX_DEPTH,
                    new Visitor(folder, entries, unread));
        } catch (IOException _) {
            unread.add(new Unread("a part of the folder", "it could not be listed"));
        }
        entries.sort(Comparator.comparing(Entry::name));
        while (entries.size() > DocumentFolder.MAX_FILES) {
            unread.add(
                    new Unread(entries.removeLast().name(), "more than %d files".formatted(DocumentFolder.MAX_FILES)));
        }
        unread.sort(Comparator.comparing(Unread::name));
        return new Listing(entries, unread);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final List<Entry> entries;
        private final List<Unread> unread;
        private int seen;

        Visitor(Path folder, List<Entry> entries, List<Unread> unread) {
            this.folder = folder;
            this.entries = entries;
            this.unread = unread;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden = !directory.equals(folder)
                    && directory.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (++seen > MAX_SEEN) {
                unread.add(new Unread("the rest of the folder", "more than %,d files".formatted(MAX_SEEN)));
                return FileVisitResult.TERMINATE;
            }
            Kind.of(file).ifPresent(kind -> take(file, kind, attributes));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            unread.add(new Unread(nameOf(file), "it could not be opened"));
            return FileVisitResult.CONTINUE;
        }

        private void take(Path file, Kind kind, BasicFileAttributes attributes) {
            String name = nameOf(file);
            if (attributes.isSymbolicLink()) {
                unread.add(new Unread(name, "a symbolic link"));
            } else if (!attributes.isRegularFile()) {
                unread.add(new Unread(name, "not a file"));
            } else if (attributes.size() > kind.maxBytes()) {
                unread.add(new Unread(name, "larger than %d MB".formatted(kind.maxBytes() / (1024 * 1024))));
            } else {
                entries.add(new Entry(
                        name,
                        kind,
                        attributes.size(),
                        attributes.lastModifiedTime().toMillis()));
            }
        }

        private String nameOf(Path file) {
            return folder.relativize(file).toString().replace('\\', '/');
        }
    }
}

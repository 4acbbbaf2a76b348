package org.multichat.research.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.multichat.research.document.Corpus;
import org.multichat.research.document.Document;
import org.multichat.research.intake.DocumentFolder;
import org.multichat.research.intake.Listing;
import org.multichat.research.intake.Shelf;

/** Everything at hand, read again when the person's folder has changed. */
public final class Library {

    private final Optional<DocumentFolder> folder;
    private final List<Document> shelf = Shelf.documents();
    /** Reading takes seconds and memory: it is done once, however many ask. */
    private final ReentrantLock reading = new ReentrantLock();

    private @Nullable Listing seen;
    private @Nullable Searchable current;

    public Library(Optional<DocumentFolder> folder) {
        this.folder = folder;
    }

    public boolean hasFolder() {
        return folder.isPresent();
    }

    /** The documents as they are now, ready to be searched. */
    public Searchable current() throws InterruptedException {
        reading.lockInterruptibly();
        try {
            Listing listing = folder.map(DocumentFolder::listing).orElse(null);
            Searchable known = current;
            if (known != null && Objects.equals(listing, seen)) {
                return known;
            }
            Searchable fresh = new Searchable(corpus(listing));
            seen = listing;
            current = fresh;
            return fresh;
        } finally {
            reading.unlock();
        }
    }

    private Corpus corpus(@Nullable Listing listing) {
        if (folder.isEmpty() || listing == null) {
            return new Corpus(shelf, List.of());
        }
        DocumentFolder.Reading read = folder.get().read(listing);
        List<Document> documents = new ArrayList<>(read.documents());
        documents.addAll(shelf);
        return new Corpus(documents, read.unread());
    }
}

package org.multichat.gateway.artifact;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.generation.GenerationEvent;
import org.multichat.gateway.generation.Generator;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.kit.http.FileAnswer;
import org.multichat.kit.id.TimeOrderedIds;
import org.multichat.kit.problem.Refusal;

/** What was made and is kept: taken over from the generator as soon as it exists, and given out again. */
@ApplicationScoped
public class Artifacts {

    private final ArtifactStore store;
    private final TimeOrderedIds ids;
    private final Clock clock;

    @Inject
    Artifacts(ArtifactStore store, TimeOrderedIds ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes what a generator produced our own. The same thing of the same turn again is the artifact that was kept
     * before. When the bytes cannot be had, the artifact is recorded as lost, and {@link #fetchAgain} tries later.
     */
    public Artifact keep(Turn turn, Generator generator, String handle, GenerationEvent.Produced produced) {
        Optional<Artifact> before = find(turn.id(), produced.n());
        if (before.isPresent()) {
            return before.get();
        }
        ArtifactRow row = row(turn, handle, produced);
        try {
            fetch(row, generator, new AccountId(row.accountId), handle);
        } catch (Refusal unavailable) {
            Log.warnf(
                    "turn %s: what was made could not be fetched (%s); it is tried again",
                    turn.id(), unavailable.getMessage());
        }
        if (row.sha256 != null) {
            row.handle = null;
        }
        QuarkusTransaction.requiringNew().run(row::persist);
        return row.artifact();
    }

    /** Tries once more to fetch the bytes of a lost artifact. */
    public void fetchAgain(Artifact lost, Generator generator) {
        ArtifactRow row = QuarkusTransaction.requiringNew()
                .call(() -> ArtifactRow.<ArtifactRow>findById(lost.id().value()));
        String handle = row.handle;
        if (handle == null) {
            return;
        }
        fetch(row, generator, lost.account(), handle);
        QuarkusTransaction.requiringNew()
                .run(() -> ArtifactRow.update(
                        "bytes = ?1, sha256 = ?2, handle = null where id = ?3", row.bytes, row.sha256, row.id));
        Log.infof("artifact %s of turn %s is no longer lost", lost.id(), lost.turn());
    }

    /** Artifacts whose bytes are still to be fetched and may still be there. */
    @Transactional
    public List<Artifact> lost(Duration notOlderThan, int most) {
        return ArtifactRow.<ArtifactRow>find(
                        "sha256 is null and createdAt > ?1",
                        Sort.by("createdAt"),
                        clock.instant().minus(notOlderThan))
                .page(0, most)
                .stream()
                .map(ArtifactRow::artifact)
                .toList();
    }

    /** What each of these turns made, in order; a turn that made nothing is missing. */
    @Transactional
    public Map<TurnId, List<Artifact>> of(List<TurnId> turns) {
        return ArtifactRow.<ArtifactRow>find(
                        "turnId in ?1",
                        Sort.by("turnId", "n"),
                        turns.stream().map(TurnId::value).toList())
                .stream()
                .map(ArtifactRow::artifact)
                .collect(Collectors.groupingBy(Artifact::turn));
    }

    /**
     * Forgets what these turns made, bytes first: what is recorded and not there is found again, the other way round
     * not.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(List<UUID> turns) {
        store.remove(ArtifactRow.<ArtifactRow>find("turnId in ?1", turns).stream()
                .flatMap(row -> ArtifactKey.allOf(new ArtifactId(row.id)).stream())
                .toList());
        ArtifactRow.delete("turnId in ?1", turns);
    }

    /** What a turn made, in order. */
    @Transactional
    public List<Artifact> of(TurnId turn) {
        return ArtifactRow.<ArtifactRow>find("turnId", Sort.by("n"), turn.value()).stream()
                .map(ArtifactRow::artifact)
                .toList();
    }

    /** The artifact, if it is that account's; somebody else's does not exist. */
    @Transactional
    public Optional<Artifact> find(AccountId account, ArtifactId id) {
        return ArtifactRow.<ArtifactRow>find("id = ?1 and accountId = ?2", id.value(), account.value())
                .firstResultOptional()
                .map(ArtifactRow::artifact);
    }

    /** Its bytes, if they are there. */
    Optional<FileAnswer.Source> bytes(Artifact artifact) {
        return store.find(ArtifactKey.original(artifact.id()));
    }

    /** Reads one of its forms as a file of this machine. */
    <T> T read(ArtifactKey key, ArtifactStore.FileReader<T> reader) throws IOException {
        return store.read(key, reader);
    }

    private Optional<Artifact> find(TurnId turn, int n) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ArtifactRow.<ArtifactRow>find("turnId = ?1 and n = ?2", turn.value(), n)
                        .firstResultOptional()
                        .map(ArtifactRow::artifact));
    }

    /** Takes the bytes over first and keeps them then: that a store is away is not the generator's failure. */
    private void fetch(ArtifactRow row, Generator generator, AccountId account, String handle) {
        Path workbench = store.workbench();
        try (Unfinished bytes =
                generator.content(account, handle, row.n, content -> Unfinished.of(content, workbench))) {
            store.keep(ArtifactKey.original(new ArtifactId(row.id)), bytes);
            row.bytes = bytes.bytes();
            row.sha256 = bytes.sha256Hex();
        }
    }

    private ArtifactRow row(Turn turn, String handle, GenerationEvent.Produced produced) {
        ArtifactRow row = new ArtifactRow();
        UUID id = ids.get();
        row.id = id;
        row.turnId = turn.id().value();
        row.accountId = turn.account().value();
        row.n = produced.n();
        row.mediaType = produced.mediaType();
        row.title = produced.title();
        row.width = produced.width();
        row.height = produced.height();
        row.durationSeconds = produced.durationSeconds();
        row.notDrawn = produced.notDrawn() == null ? List.of() : produced.notDrawn();
        row.handle = handle;
        row.createdAt = clock.instant();
        return row;
    }
}

package org.multichat.gateway.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.http.FileAnswer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * The bytes of artifacts as objects in a bucket, one each, put in one request of known length: an object is there whole
 * or not at all.
 */
final class S3Store implements ArtifactStore {

    /** As many as S3 removes with one request. */
    private static final int REMOVED_AT_ONCE = 1_000;

    private final S3Client s3;
    private final S3Patience patience;
    private final S3Place place;
    private final StoreFailures failures;

    S3Store(S3Client s3, S3Patience patience, S3Place place, StoreFailures failures) {
        this.s3 = s3;
        this.patience = patience;
        this.place = place;
        this.failures = failures;
    }

    /** Among the temporary files of this machine: what is there is put into the bucket from there, and gone. */
    @Override
    public Path workbench() {
        return failures.watched("prepare", () -> Files.createDirectories(place.workbench()));
    }

    /** The store compares what arrives with its checksum. It is a file, so the client may send it again. */
    @Override
    public void keep(ArtifactKey key, Unfinished bytes) {
        String sha256 = Base64.getEncoder().encodeToString(bytes.sha256());
        asked(
                "keep",
                () -> s3.putObject(
                        put -> put.bucket(place.bucket())
                                .key(place.key(key))
                                .checksumSHA256(sha256)
                                .overrideConfiguration(patience::sendingMuch),
                        RequestBody.fromFile(bytes.file())));
    }

    @Override
    public Optional<FileAnswer.Source> find(ArtifactKey key) {
        return asked("find", () -> {
            try {
                long length = s3.headObject(head -> head.bucket(place.bucket()).key(place.key(key)))
                        .contentLength();
                return Optional.of(new Found(key, length));
            } catch (NoSuchKeyException nothing) {
                return Optional.empty();
            }
        });
    }

    @Override
    public <T> T read(ArtifactKey key, FileReader<T> reader) throws IOException {
        try (InputStream content = open(key, null);
                Unfinished copy = fetched(content)) {
            return reader.read(copy.file());
        }
    }

    @Override
    public void remove(List<ArtifactKey> keys) {
        for (int from = 0; from < keys.size(); from += REMOVED_AT_ONCE) {
            removeAll(keys.subList(from, Math.min(from + REMOVED_AT_ONCE, keys.size())).stream()
                    .map(place::key)
                    .toList());
        }
    }

    /** No name means that a drawer is read from its beginning. */
    @Override
    public List<Listed> list(int drawer, String after, int most) {
        String path = place.drawer(drawer);
        return asked(
                "list",
                () -> s3
                        .listObjectsV2(list -> list.bucket(place.bucket())
                                .prefix(path)
                                .startAfter(after.isEmpty() ? null : path + after)
                                .maxKeys(most))
                        .contents()
                        .stream()
                        .map(object -> new Listed(object.key().substring(path.length()), object.lastModified()))
                        .toList());
    }

    @Override
    public void remove(int drawer, String name) {
        removeAll(List.of(place.drawer(drawer) + name));
    }

    @Override
    public void check() {
        S3Connection.check(s3, place, failures);
    }

    private void removeAll(List<String> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        DeleteObjectsResponse answer = asked(
                "remove",
                () -> s3.deleteObjects(remove -> remove.bucket(place.bucket())
                        .delete(all -> all.objects(objects).quiet(true))));
        if (!answer.errors().isEmpty()) {
            throw failures.of(
                    "remove", new IOException(answer.errors().getFirst().toString()));
        }
    }

    private Unfinished fetched(InputStream content) {
        Path workbench = workbench();
        return failures.watched("read", () -> Unfinished.of(content, workbench));
    }

    /** Opens now: what the store says to it can still become an answer. */
    private InputStream open(ArtifactKey key, @Nullable String range) {
        GetObjectRequest get = GetObjectRequest.builder()
                .bucket(place.bucket())
                .key(place.key(key))
                .range(range)
                .build();
        return asked("read", () -> {
            try {
                return new S3Body(s3.getObject(get), failures);
            } catch (NoSuchKeyException removed) {
                throw new LostArtifact(key.id());
            }
        });
    }

    private <T> T asked(String operation, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (SdkException failed) {
            throw failures.of(operation, failed);
        }
    }

    /** An object that was there a moment ago. */
    private final class Found implements FileAnswer.Source {

        private final ArtifactKey key;
        private final long length;

        Found(ArtifactKey key, long length) {
            this.key = key;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public Object part(long first, long count) {
            return count == 0
                    ? InputStream.nullInputStream()
                    : open(key, "bytes=%d-%d".formatted(first, first + count - 1));
        }
    }
}

package org.multichat.gateway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multichat.gateway.fake.FakeS3;
import org.multichat.gateway.fake.Gate;
import org.multichat.kit.http.FileAnswer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket as a store, spoken to over HTTP, and what can go wrong with it. */
class S3StoreTest extends ArtifactStoreContract {

    private static final String PREFIX = "chat/artifacts";
    private static final AwsCredentialsProvider KEYS = keys(FakeS3.KEY);

    /** What takes long for people takes a moment here. */
    private static final S3Patience QUICK = new S3Patience(
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ofMillis(600),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20));

    private static FakeS3 s3;

    @TempDir
    Path workbench;

    private ArtifactStore store;

    @BeforeAll
    static void start() {
        s3 = new FakeS3();
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @BeforeEach
    void open() {
        s3.forget();
        store = store(FakeS3.BUCKET, KEYS);
    }

    @Override
    ArtifactStore store() {
        return store;
    }

    @Test
    void findsWhatWasCopiedFromAFolder(@TempDir Path folder) throws IOException {
        FolderStore before = new FolderStore(folder, new StoreFailures(metrics));
        List<ArtifactKey> keys =
                Stream.generate(ArtifactStoreContract::key).limit(5).toList();
        keys.forEach(key -> keep(before, key, random(10_000)));
        ArtifactKey jpeg = new ArtifactKey(keys.getFirst().id(), ArtifactKey.Form.JPEG);
        keep(before, jpeg, random(1_000));

        sync(folder);

        for (ArtifactKey key : Stream.concat(keys.stream(), Stream.of(jpeg)).toList()) {
            assertThat(store.<byte[]>read(key, Files::readAllBytes))
                    .isEqualTo(before.<byte[]>read(key, Files::readAllBytes));
        }
        assertThat(all()).hasSize(6);
    }

    /** As {@code aws s3 sync} does: each file under the prefix, with the name that it has in the folder. */
    private static void sync(Path folder) throws IOException {
        try (S3Client client = client(FakeS3.BUCKET, KEYS);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                client.putObject(
                        put -> put.bucket(FakeS3.BUCKET).key(PREFIX + "/" + folder.relativize(file)),
                        RequestBody.fromFile(file));
            }
        }
    }

    @Test
    void touchesNothingThatIsNotUnderItsPrefix() throws IOException {
        try (S3Client client = client(FakeS3.BUCKET, KEYS)) {
            client.putObject(put -> put.bucket(FakeS3.BUCKET).key("07/else"), RequestBody.fromBytes(new byte[1]));
        }

        assertThat(all()).isEmpty();
        keep("a moon");
        assertThat(s3.size()).isEqualTo(2);
    }

    @Test
    void doesNotStartWithKeysThatAreRefused() {
        ArtifactStore refused = store(FakeS3.BUCKET, keys("wrong"));

        assertThatThrownBy(refused::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("AWS_ACCESS_KEY_ID", "ARTIFACTS_S3_BUCKET", FakeS3.BUCKET);
        assertThatThrownBy(() -> refused.find(key())).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void doesNotStartWithoutKeys() {
        ArtifactStore without = store(FakeS3.BUCKET, () -> {
            throw SdkClientException.create("no keys anywhere");
        });

        assertThatThrownBy(without::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("AWS_ACCESS_KEY_ID", "no keys anywhere");
    }

    @Test
    void doesNotStartWithABucketThatIsNotThere() {
        ArtifactStore nowhere = store("elsewhere", KEYS);

        assertThatThrownBy(nowhere::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("ARTIFACTS_S3_BUCKET", "elsewhere");
        assertThatThrownBy(() -> keep(nowhere, key(), random(10))).isInstanceOf(StoreUnavailable.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PASS")
    void isUnavailableAsLongAsNobodyAnswersAndLosesNothing(Gate.Mode mode) throws IOException {
        ArtifactKey kept = keep("a moon");
        s3.gate().is(mode);

        store.check();
        assertThatThrownBy(() -> store.find(kept))
                .isInstanceOfSatisfying(
                        StoreUnavailable.class,
                        away -> assertThat(away.problem().more()).containsKey("retryAfterSeconds"));
        assertThatThrownBy(() -> keep("a cat")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> store.remove(List.of(kept))).isInstanceOf(StoreUnavailable.class);
        assertThat(failures()).isEqualTo(4);

        s3.gate().open();
        assertThat(all()).containsExactly(kept.name());
    }

    @Test
    void asksAgainWhenItIsToldToSlowDown() throws IOException {
        ArtifactKey kept = keep("a moon");

        s3.gate().slowsDown(2);
        assertThat(store.find(kept)).isPresent();
        // A connection that was kept and is closed by now costs an attempt, too.
        s3.gate().slowsDown(1);
        ArtifactKey another = keep(random(LARGE));

        assertThat(store.find(another).map(FileAnswer.Source::length)).contains((long) LARGE);
        assertThat(failures()).isZero();
    }

    @Test
    void saysThatAnAnswerWasCut() throws IOException {
        ArtifactKey kept = keep(random(LARGE));
        FileAnswer.Source found = store.find(kept).orElseThrow();
        s3.gate().cutsAnswersAfter(LARGE / 2);

        try (InputStream half = (InputStream) found.part(0, LARGE)) {
            assertThatThrownBy(half::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> store.read(kept, Files::readAllBytes)).isInstanceOf(StoreUnavailable.class);
        assertThat(failures()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void neverHasHalfAnObject() throws IOException {
        s3.gate().cutsRequestsAfter(LARGE / 2);

        assertThatThrownBy(() -> keep(random(LARGE))).isInstanceOf(StoreUnavailable.class);

        s3.gate().open();
        assertThat(all()).isEmpty();
    }

    @Test
    void fetchesNothingForWhoeverGoesAway() throws IOException {
        FileAnswer.Source found = store.find(keep(random(LARGE))).orElseThrow();

        try (InputStream content = (InputStream) found.part(0, LARGE)) {
            assertThat(content.read()).isNotNegative();
        }

        assertThat(failures()).isZero();
        assertThat(bytes(found.part(0, 1))).hasSize(1);
    }

    private ArtifactStore store(String bucket, AwsCredentialsProvider keys) {
        return new S3Store(client(bucket, keys), QUICK, S3Place.of(config(bucket), bucket), new StoreFailures(metrics));
    }

    private static S3Client client(String bucket, AwsCredentialsProvider keys) {
        return S3Connection.open(config(bucket), keys, QUICK);
    }

    private static ArtifactConfig.S3 config(String bucket) {
        return new Settings(
                Optional.of(bucket), Optional.of(s3.url()), Optional.empty(), Optional.of("/" + PREFIX + "/"));
    }

    private record Settings(
            Optional<String> bucket, Optional<URI> endpoint, Optional<String> region, Optional<String> prefix)
            implements ArtifactConfig.S3 {}

    private static AwsCredentialsProvider keys(String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(FakeS3.KEY_ID, secret));
    }
}

package org.multichat.gateway.artifact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** Bytes that belong to nothing go, and no others. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class OrphanSweepTest {

    private static final Duration OLD = Duration.ofDays(2);

    @Inject
    OrphanSweep sweep;

    @Inject
    ArtifactConfig config;

    @Inject
    Database database;

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @Test
    void removesOnlyWhatIsOldAndBelongsToNothing() throws IOException {
        Path known = made();
        Path ofKnown = aged(Files.writeString(known.resolveSibling(known.getFileName() + ".jpg"), "the same"));
        Path orphan = aged(beside(known, "01938e5c-7d5a-7cc3-98c4-dc0c0c0739"));
        Path ofOrphan = aged(Files.writeString(orphan.resolveSibling(orphan.getFileName() + ".peaks.json"), "[]"));
        Path young = beside(known, "01938e5c-7d5a-7cc3-98c4-dc0c0c0740");
        Path foreign = aged(Files.writeString(known.resolveSibling("somebody's notes"), "keep"));
        Path leftover = aged(Files.writeString(known.resolveSibling("unfinished123.tmp"), "half"));

        int removed = sweep.sweep(HexFormat.fromHexDigits(drawerOf(known)));

        assertThat(removed).isEqualTo(3);
        assertThat(orphan).doesNotExist();
        assertThat(ofOrphan).doesNotExist();
        assertThat(leftover).doesNotExist();
        assertThat(known).exists();
        assertThat(ofKnown).exists();
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    @Test
    void removesNothingWhereTheDatabaseKnowsNothing() throws IOException {
        Path known = made();
        database.execute("DELETE FROM artifact");

        assertThat(sweep.sweep(HexFormat.fromHexDigits(drawerOf(known)))).isZero();
        assertThat(known).exists();
    }

    private Path made() throws IOException {
        Neighbours.image().makes("a moon".getBytes(StandardCharsets.UTF_8));
        Neighbours.image().says("{\"type\":\"produced\",\"n\":1,\"mediaType\":\"image/png\",\"title\":\"Moon\"}");
        String id = given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(Map.of("prompt", "a picture of a moon"))
                .post("/api/v1/turns")
                .then()
                .statusCode(200)
                .extract()
                .path("artifacts[0].id");
        return aged(config.folder()
                .resolve(ArtifactKey.original(ArtifactId.fromString(id)).path()));
    }

    /** Another in the same drawer. */
    private static Path beside(Path known, String begin) throws IOException {
        return Files.writeString(known.resolveSibling(begin + drawerOf(known)), "nobody's");
    }

    private static Path aged(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(OLD)));
    }

    private static String drawerOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.length() - 2);
    }
}

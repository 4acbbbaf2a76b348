package org.multichat.gateway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.PathPart;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.artifact.ArtifactKey.Form;
import org.multichat.kit.http.FileAnswer;

/** What everybody may expect of a store, wherever it keeps things. */
abstract class ArtifactStoreContract {

    static final int LARGE = 3 * 1024 * 1024 + 17;

    final MeterRegistry metrics = new SimpleMeterRegistry();

    abstract ArtifactStore store();

    @Test
    void givesOutWhatItKeeps() throws IOException {
        byte[] large = random(LARGE);
        ArtifactKey key = keep(large);

        FileAnswer.Source found = store().find(key).orElseThrow();

        assertThat(found.length()).isEqualTo(LARGE);
        assertThat(bytes(found.part(0, LARGE))).isEqualTo(large);
        assertThat(store().<byte[]>read(key, Files::readAllBytes)).isEqualTo(large);
    }

    @Test
    void givesOutAnyPart() throws IOException {
        FileAnswer.Source found = store().find(keep("0123456789")).orElseThrow();

        assertThat(text(found.part(0, 1))).isEqualTo("0");
        assertThat(text(found.part(3, 4))).isEqualTo("3456");
        assertThat(text(found.part(9, 1))).isEqualTo("9");
    }

    @Test
    void keepsNothingToo() throws IOException {
        FileAnswer.Source found = store().find(keep("")).orElseThrow();

        assertThat(found.length()).isZero();
        assertThat(text(found.part(0, 0))).isEmpty();
    }

    @Test
    void keepsTheLastOfTwo() throws IOException {
        ArtifactKey key = keep("the first");
        keep(key, "another");

        FileAnswer.Source found = store().find(key).orElseThrow();

        assertThat(text(found.part(0, found.length()))).isEqualTo("another");
    }

    @Test
    void hasNothingThatWasNotKept() {
        ArtifactKey key = key();

        assertThat(store().find(key)).isEmpty();
        assertThatThrownBy(() -> store().read(key, Files::readAllBytes)).isInstanceOf(LostArtifact.class);
    }

    @Test
    void showsNothingOfWhatDidNotArriveWhole() throws IOException {
        InputStream cut =
                new SequenceInputStream(new ByteArrayInputStream(random(LARGE)), InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] some, int offset, int length) throws IOException {
                        int read = super.read(some, offset, length);
                        if (read < 0) {
                            throw new IOException("cut");
                        }
                        return read;
                    }
                };
        Path workbench = store().workbench();

        assertThatThrownBy(() -> Unfinished.of(cut, workbench)).hasMessage("cut");

        try (Stream<Path> left = Files.list(workbench)) {
            assertThat(left).isEmpty();
        }
        assertThat(all()).isEmpty();
    }

    @Test
    void leavesNothingOnTheWorkbench() throws IOException {
        keep("a moon");

        try (Stream<Path> left = Files.list(store().workbench())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void removesAllFormsOfAnArtifactAndNoOther() throws IOException {
        ArtifactKey stays = keep("another");
        ArtifactId id = keep("a moon").id();
        keep(new ArtifactKey(id, Form.JPEG), "the same as JPEG");

        store().remove(ArtifactKey.allOf(id));
        store().remove(ArtifactKey.allOf(id));

        assertThat(all()).containsExactly(stays.name());
    }

    @Test
    void removesMoreThanFitIntoOneRequest() throws IOException {
        ArtifactKey key = keep("a moon");
        List<ArtifactKey> many = Stream.concat(
                        Stream.generate(ArtifactStoreContract::key).limit(1_500), Stream.of(key))
                .toList();

        store().remove(many);

        assertThat(all()).isEmpty();
    }

    @Test
    void listsADrawerPageByPage() throws IOException {
        List<String> names = IntStream.range(0, 5)
                .mapToObj(_ -> new ArtifactKey(idIn("07"), Form.ORIGINAL))
                .peek(key -> keep(key, "a moon"))
                .map(ArtifactKey::name)
                .sorted()
                .toList();
        keep(new ArtifactKey(idIn("08"), Form.ORIGINAL), "elsewhere");

        List<String> first = namesOf(store().list(7, "", 3));
        List<String> second = namesOf(store().list(7, first.getLast(), 3));

        assertThat(first).isEqualTo(names.subList(0, 3));
        assertThat(second).isEqualTo(names.subList(3, 5));
        assertThat(store().list(7, second.getLast(), 3)).isEmpty();
        assertThat(store().list(9, "", 3)).isEmpty();
    }

    @Test
    void removesByName() throws IOException {
        ArtifactKey key = new ArtifactKey(idIn("07"), Form.PEAKS);
        keep(key, "[]");

        store().remove(7, key.name());

        assertThat(all()).isEmpty();
    }

    @Test
    void canBeUsed() {
        store().check();

        assertThat(failures()).isZero();
    }

    double failures() {
        return metrics.get("artifact.store.failures").counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    ArtifactKey keep(String text) throws IOException {
        return keep(text.getBytes(StandardCharsets.UTF_8));
    }

    ArtifactKey keep(byte[] bytes) throws IOException {
        ArtifactKey key = key();
        keep(store(), key, bytes);
        return key;
    }

    void keep(ArtifactKey key, String text) {
        keep(store(), key, text.getBytes(StandardCharsets.UTF_8));
    }

    static void keep(ArtifactStore store, ArtifactKey key, byte[] bytes) {
        try (Unfinished unfinished = Unfinished.of(new ByteArrayInputStream(bytes), store.workbench())) {
            store.keep(key, unfinished);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    List<String> all() {
        return IntStream.range(0, ArtifactKey.DRAWERS)
                .mapToObj(drawer -> namesOf(store().list(drawer, "", 1_000)))
                .flatMap(List::stream)
                .toList();
    }

    static ArtifactKey key() {
        return ArtifactKey.original(new ArtifactId(UUID.randomUUID()));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static String text(Object part) throws IOException {
        return new String(bytes(part), StandardCharsets.UTF_8);
    }

    /** What RESTEasy would send of it. */
    static byte[] bytes(Object part) throws IOException {
        if (part instanceof PathPart file) {
            try (InputStream in = Files.newInputStream(file.file)) {
                in.skipNBytes(file.offset);
                return in.readNBytes((int) file.count);
            }
        }
        try (InputStream in = (InputStream) part) {
            return in.readAllBytes();
        }
    }

    private static List<String> namesOf(List<ArtifactStore.Listed> listed) {
        return listed.stream().map(ArtifactStore.Listed::name).toList();
    }

    private static ArtifactId idIn(String drawer) {
        String random = UUID.randomUUID().toString();
        return ArtifactId.fromString(random.substring(0, random.length() - 2) + drawer);
    }
}

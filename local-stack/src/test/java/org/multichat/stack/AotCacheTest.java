package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    @TempDir
    Path application;

    @Test
    void isAnotherForOtherFlagsAndTheSameForTheSame() {
        assertThat(of("-XX:+UseSerialGC").half())
                .isEqualTo(of("-XX:+UseSerialGC").half());
        assertThat(of("-XX:+UseSerialGC").half()).isNotEqualTo(of("-XX:+UseZGC").half());
    }

    @Test
    void liesBesideTheJar() {
        assertThat(of().half()).hasParentRaw(application);
    }

    private AotCache of(String... flags) {
        return AotCache.of(application.resolve("quarkus-run.jar"), List.of(flags));
    }
}

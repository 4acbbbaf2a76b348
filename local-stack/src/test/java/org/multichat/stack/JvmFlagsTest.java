package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JvmFlagsTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES")
    void boundTheHeapOfEachService(Part service) {
        assertThat(JvmFlags.of(service).asArguments("")).anyMatch(flag -> flag.matches("-Xmx\\d+m"));
    }

    @Test
    void areOverruledByWhatAPersonSets() {
        assertThat(JvmFlags.of(Part.SONG).asArguments("  -Xmx1g   -Dx=y "))
                .containsSubsequence("-Xmx192m", "-Xmx1g", "-Dx=y");
    }
}

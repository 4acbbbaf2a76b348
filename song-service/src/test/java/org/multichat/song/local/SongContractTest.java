package org.multichat.song.local;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.multichat.generator.GeneratorContractTest;

@QuarkusTest
class SongContractTest extends GeneratorContractTest {

    @Override
    protected String goodPrompt() {
        return "a lullaby of 20 seconds";
    }

    @Override
    protected List<String> mediaTypes() {
        return List.of("audio/wav");
    }
}

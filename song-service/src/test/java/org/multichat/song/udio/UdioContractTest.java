package org.multichat.song.udio;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.multichat.generator.GeneratorContractTest;

@QuarkusTest
@TestProfile(UdioForTests.class)
class UdioContractTest extends GeneratorContractTest {

    @BeforeEach
    void behave() {
        UdioForTests.UDIO.behave();
    }

    @Override
    protected String goodPrompt() {
        return "a sea shanty about compilers";
    }

    @Override
    protected boolean isBought() {
        return true;
    }

    @Override
    protected List<String> mediaTypes() {
        return List.of("audio/mpeg", "audio/mpeg");
    }
}

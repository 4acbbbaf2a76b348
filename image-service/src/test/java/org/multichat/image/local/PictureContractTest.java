package org.multichat.image.local;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.multichat.generator.GeneratorContractTest;

@QuarkusTest
class PictureContractTest extends GeneratorContractTest {

    @Override
    protected String goodPrompt() {
        return "a moon and a cat";
    }

    @Override
    protected List<String> mediaTypes() {
        return List.of("image/png");
    }
}

package org.multichat.generator.http;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.multichat.generator.GeneratorContractTest;

@QuarkusTest
class EchoContractTest extends GeneratorContractTest {

    @Override
    protected String goodPrompt() {
        return "say this back to me";
    }

    @Override
    protected List<String> mediaTypes() {
        return List.of("text/plain");
    }
}

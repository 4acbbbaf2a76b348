package org.multichat.research.http;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.multichat.generator.GeneratorContractTest;

@QuarkusTest
class ResearchContractTest extends GeneratorContractTest {

    @Override
    protected String goodPrompt() {
        return "Write a paper about the history of opera";
    }

    @Override
    protected List<String> mediaTypes() {
        return List.of("text/markdown");
    }
}

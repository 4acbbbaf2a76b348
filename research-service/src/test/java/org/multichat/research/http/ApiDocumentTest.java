package org.multichat.research.http;

import io.quarkus.test.junit.QuarkusTest;
import org.multichat.kit.ApiDocumentContract;

@QuarkusTest
class ApiDocumentTest extends ApiDocumentContract {

    ApiDocumentTest() {
        super("research-service");
    }
}

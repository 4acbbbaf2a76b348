package org.multichat.image.local;

import io.quarkus.test.junit.QuarkusTest;
import org.multichat.kit.ApiDocumentContract;

@QuarkusTest
class ApiDocumentTest extends ApiDocumentContract {

    ApiDocumentTest() {
        super("image-service");
    }
}

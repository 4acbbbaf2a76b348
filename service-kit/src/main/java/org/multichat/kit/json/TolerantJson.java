package org.multichat.kit.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.ContextResolver;

/**
 * For REST clients ({@code @RegisterProvider(TolerantJson.class)}): a neighbour that was rolled first may say more than
 * we know, and that must not break us.
 */
public final class TolerantJson implements ContextResolver<ObjectMapper> {

    private final ObjectMapper tolerant;

    @Inject
    public TolerantJson(ObjectMapper strict) {
        tolerant = strict.copy()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .configure(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE, true);
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return tolerant;
    }
}

package org.multichat.gateway.generation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.multichat.gateway.turn.Modality;
import org.multichat.kit.token.ServiceTokens;

/** The generator of each modality. */
@ApplicationScoped
public class Generators {

    private final Map<Modality, Generator> byModality = new EnumMap<>(Modality.class);

    @Inject
    Generators(GenerationConfig config, ServiceTokens tokens, ObjectMapper json) {
        config.url()
                .forEach((modality, address) ->
                        byModality.put(modality, new Generator(modality, address, config, tokens, json)));
    }

    /** The one that makes this; there is none for {@code NONE}. */
    public Generator of(Modality modality) {
        Generator generator = byModality.get(modality);
        if (generator == null) {
            throw new IllegalArgumentException("nothing makes " + modality);
        }
        return generator;
    }
}

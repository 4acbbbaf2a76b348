package org.multichat.simulator.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a provider says to one call. */
public sealed interface Answer {

    int status();

    Map<String, String> headers();

    /** An answer that is there as a whole. */
    record Whole(int status, Map<String, String> headers, Buffer body) implements Answer {

        public Whole {
            headers = Map.copyOf(headers);
        }

        public Whole with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Whole(status, more, body);
        }
    }

    /** An answer that is made while it is sent. */
    record Streamed(int status, Map<String, String> headers, Script script) implements Answer {

        public Streamed {
            headers = Map.copyOf(headers);
        }
    }

    /** Writes a streamed answer from its beginning to its end. */
    interface Script {

        /** @throws HungUp if the caller is no longer there; what was written until then was delivered */
        void play(Stream stream) throws InterruptedException;
    }

    /** Where a script writes. A caller who reads slowly makes it wait. */
    interface Stream {

        /** @throws HungUp if the caller is no longer there */
        void write(String piece) throws InterruptedException;

        /** @throws HungUp if the caller goes away meanwhile */
        void pause(Duration time) throws InterruptedException;
    }

    static Whole json(int status, JsonNode body) {
        try {
            return new Whole(
                    status,
                    Map.of("Content-Type", "application/json"),
                    Buffer.buffer(Json.MAPPER.writeValueAsBytes(body)));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Whole bytes(String mediaType, byte[] body) {
        return new Whole(200, Map.of("Content-Type", mediaType), Buffer.buffer(body));
    }

    /** A page of a gateway such as Cloudflare's, of the kind that replaces JSON when the provider is not reached. */
    static Whole page(int status) {
        String html = """
                <!DOCTYPE html>
                <html lang="en-US"><head><title>provider | %1$d: Error</title></head>
                <body><div id="cf-wrapper"><h1>Error <span>%1$d</span></h1><p>Visit cloudflare.com for more information.</p>
                <p>Ray ID: 8f2a5c1d9e3b7046</p></div></body></html>
                """.formatted(status);
        return new Whole(
                status,
                Map.of("Content-Type", "text/html; charset=UTF-8", "Server", "cloudflare"),
                Buffer.buffer(html));
    }

    /** The one mapper for all bodies. */
    final class Json {

        public static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();

        private Json() {}
    }
}

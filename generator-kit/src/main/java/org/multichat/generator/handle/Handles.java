package org.multichat.generator.handle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.multichat.kit.token.ServiceSecret;

/** Seals handles and opens those that one of us has sealed: HMAC-SHA256, then deflated JSON, safe in a URL. */
@Singleton
public class Handles {

    /**
     * The longest prompt and context in the dearest script, incompressible, with state and options, come to less; a
     * request line ({@code quarkus.http.limits.max-initial-line-length}) has room for it.
     */
    public static final int MAX_CHARS = 64_000;

    private static final int SIGNATURE_BYTES = 32;
    private final SecretKey key;
    private final ObjectMapper json;

    @Inject
    public Handles(ServiceSecret secret, ObjectMapper strict) {
        key = secret.keyFor("generation handle");
        // A replica that was rolled first may say more than this one knows.
        json = strict.copy().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    }

    public String seal(Handle handle) {
        byte[] content = deflate(handle);
        byte[] sealed = ByteBuffer.allocate(SIGNATURE_BYTES + content.length)
                .put(signatureOf(content))
                .put(content)
                .array();
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        if (text.length() > MAX_CHARS) {
            throw new IllegalStateException("a handle of %d characters fits in no request".formatted(text.length()));
        }
        return text;
    }

    /** The handle that this text is, if one of us wrote it. */
    public Optional<Handle> open(String text) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (sealed.length <= SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(sealed, SIGNATURE_BYTES, sealed.length);
        boolean ours = MessageDigest.isEqual(signatureOf(content), Arrays.copyOf(sealed, SIGNATURE_BYTES));
        return ours ? Optional.of(inflate(content)) : Optional.empty();
    }

    private byte[] signatureOf(byte[] content) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the key was made for this", impossible);
        }
    }

    private byte[] deflate(Handle handle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
                DeflaterOutputStream deflated = new DeflaterOutputStream(bytes, best)) {
            json.writeValue(deflated, handle);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory is always writable", impossible);
        }
        return bytes.toByteArray();
    }

    /** Only what we signed comes here, so its size is what we once wrote. */
    private Handle inflate(byte[] content) {
        try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(content))) {
            return json.readValue(inflated, Handle.class);
        } catch (IOException wrong) {
            throw new UncheckedIOException("a handle with our signature cannot be read", wrong);
        }
    }
}

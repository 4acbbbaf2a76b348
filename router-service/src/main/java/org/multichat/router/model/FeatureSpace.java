package org.multichat.router.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.router.text.Lexicon;
import org.multichat.router.text.Reading;

/**
 * Where each thing that can be seen in a text has its place: hashed words and parts of words first, then the form of
 * the text and its hints, then the embedding. Whoever changes what is seen here raises {@link #VERSION} and trains
 * again.
 */
public final class FeatureSpace {

    /** Goes into the fingerprint of a model, so that weights never meet features they were not trained with. */
    private static final int VERSION = 1;

    private static final int HASHED = 8_192;
    private static final int FORMS = 1_024;
    public static final int EMBEDDED = 384;

    /** Places without an embedding, and with one. */
    public static final int WORDS_SIZE = HASHED + FORMS;

    public static final int FULL_SIZE = WORDS_SIZE + EMBEDDED;

    /** Weights of the parts against one another, found by holding out sources of the training prompts. */
    private static final float HASHED_SCALE = 1.5f;

    private static final float FORM_SCALE = 0.6f;
    private static final float EMBEDDING_SCALE = 4.0f;
    /** The embedding model reads English; of other languages it knows little, so it says less about them. */
    private static final float FOREIGN_EMBEDDING_SCALE = 1.0f;

    /** Words beyond these say nothing about what is asked for and only cost time. */
    private static final int MAX_WORDS = 120;

    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 5;

    private FeatureSpace() {}

    /**
     * @param embedding the meaning of the text as {@value #EMBEDDED} numbers, or nothing for the model of words alone
     */
    public static Features of(Reading reading, float @Nullable [] embedding) {
        Features.Builder features = new Features.Builder();
        seeWords(reading, features);
        TextForm.of(reading).forEach(form -> features.see(HASHED + hash(form, FORMS), FORM_SCALE));
        if (embedding != null) {
            float scale = reading.foreign() ? FOREIGN_EMBEDDING_SCALE : EMBEDDING_SCALE;
            for (int i = 0; i < EMBEDDED; i++) {
                features.see(WORDS_SIZE + i, embedding[i] * scale);
            }
        }
        return features.build();
    }

    /** What a model depends on besides its size: the prompts, the lexicon and this class. */
    public static String fingerprint(byte[] prompts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(prompts);
            digest.update(Lexicon.bytes());
            digest.update(Integer.toString(VERSION).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static void seeWords(Reading reading, Features.Builder features) {
        List<String> words =
                reading.words().subList(0, Math.min(MAX_WORDS, reading.words().size()));
        Set<String> parts = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            parts.add("w " + word);
            parts.add("b " + (i == 0 ? "" : words.get(i - 1)) + ' ' + word);
            addPartsOf('<' + word + '>', parts);
        }
        float value = HASHED_SCALE / (float) Math.sqrt(Math.max(1, parts.size()));
        parts.forEach(part -> features.see(hash(part, HASHED), value));
    }

    private static void addPartsOf(String word, Set<String> parts) {
        for (int length = SHORTEST_PART; length <= LONGEST_PART; length++) {
            for (int start = 0; start + length <= word.length(); start++) {
                parts.add(word.substring(start, start + length));
            }
        }
    }

    /** The same on every machine and in every version of Java, and well spread (the finish of MurmurHash3). */
    private static int hash(String text, int size) {
        int hash = text.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return Math.floorMod(hash ^ (hash >>> 16), size);
    }
}

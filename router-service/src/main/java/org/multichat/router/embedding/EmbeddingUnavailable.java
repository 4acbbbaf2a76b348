package org.multichat.router.embedding;

/** This machine cannot run the embedding model: no native code for it, or no place to unpack it. */
public final class EmbeddingUnavailable extends Exception {

    public EmbeddingUnavailable(Throwable cause) {
        super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
    }
}

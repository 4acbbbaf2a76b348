package org.multichat.router.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * The meaning of a text as numbers: BGE small (English, version 1.5, quantised), run by ONNX Runtime in this process.
 * Texts of like meaning get numbers of like direction. May be asked by many threads at once; each uses one core.
 */
public final class SentenceEmbedding implements AutoCloseable {

    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
    private static final String VOCABULARY = "/bge-small-en-v1.5-q-tokenizer.json";

    /** What is asked for stands at the beginning or at the end; time grows with every piece in between. */
    private static final int BEGINNING_CHARS = 420;

    private static final int END_CHARS = 180;
    /** Also in scripts where every character is a piece, one text costs at most a few tens of milliseconds. */
    private static final int MAX_PIECES = 192;

    private final WordPieces pieces;
    private final OrtSession session;

    private SentenceEmbedding(WordPieces pieces, OrtSession session) {
        this.pieces = pieces;
        this.session = session;
    }

    /** @throws EmbeddingUnavailable where the model or its native code cannot be loaded on this machine */
    public static SentenceEmbedding load() throws EmbeddingUnavailable {
        try (InputStream model = resource(MODEL);
                InputStream vocabulary = resource(VOCABULARY);
                OrtSession.SessionOptions frugal = frugal()) {
            WordPieces pieces = WordPieces.read(vocabulary);
            OrtSession session = OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), frugal);
            return new SentenceEmbedding(pieces, session);
        } catch (IOException | OrtException | RuntimeException | LinkageError broken) {
            throw new EmbeddingUnavailable(broken);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = SentenceEmbedding.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("there is no " + name + " on the class path");
        }
        return resource;
    }

    /** One thread a text, as the callers are parallel already; no memory kept for a next text of the same length. */
    private static OrtSession.SessionOptions frugal() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        return options;
    }

    public float[] of(String text) {
        long[] numbers = pieces.of(shortened(text), MAX_PIECES);
        long[] shape = {1, numbers.length};
        long[] attention = new long[numbers.length];
        Arrays.fill(attention, 1);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(attention), shape);
                OnnxTensor types =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[numbers.length]), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return ofFirstPiece((OnnxTensor) result.get(0));
        } catch (OrtException broken) {
            throw new IllegalStateException("the embedding model failed on a text it should know", broken);
        }
    }

    private static String shortened(String text) {
        if (text.length() <= BEGINNING_CHARS + END_CHARS) {
            return text;
        }
        return text.substring(0, BEGINNING_CHARS) + ' ' + text.substring(text.length() - END_CHARS);
    }

    /** BGE says the meaning of the whole at its first piece; direction counts, so the length is made 1. */
    private static float[] ofFirstPiece(OnnxTensor states) {
        FloatBuffer all = states.getFloatBuffer();
        float[] embedding = new float[(int) states.getInfo().getShape()[2]];
        all.get(embedding);
        double squares = 0;
        for (float value : embedding) {
            squares += value * value;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] /= length;
        }
        return embedding;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException broken) {
            throw new IllegalStateException("the embedding model could not be closed", broken);
        }
    }
}

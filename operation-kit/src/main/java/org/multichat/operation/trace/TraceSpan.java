package org.multichat.operation.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work in a trace, on the thread that began it, until it is closed. What it says is what stands in our code
 * beside it, words and numbers of ours: no URL, no header, no message of an exception is ever taken into it by itself.
 * Without a collector it is nothing, and costs nothing.
 */
public final class TraceSpan implements AutoCloseable {

    private static final TraceSpan NONE = new TraceSpan(null, null);

    /** Nothing as long as nobody collects. */
    private static volatile @Nullable Tracer tracer;

    private final @Nullable Span span;
    private final @Nullable Scope scope;

    private TraceSpan(@Nullable Span span, @Nullable Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    static void recordWith(@Nullable Tracer given) {
        tracer = given;
    }

    static boolean isOn() {
        return tracer != null;
    }

    /** A part of the work under way; nothing where that is not traced. */
    public static TraceSpan of(String name) {
        return part(name, SpanKind.INTERNAL);
    }

    /** A call to somebody else, as a part of the work under way; nothing where that is not traced. */
    public static TraceSpan calling(String whom) {
        return part(whom, SpanKind.CLIENT);
    }

    /**
     * Work that goes on on another thread, or in another process, than the one that asked for it.
     *
     * @param parent what {@link #here} said there; without it a trace begins
     */
    public static TraceSpan continuing(String name, Optional<String> parent) {
        return begun(name, SpanKind.INTERNAL, parent.orElse(null));
    }

    /** @param parent what whoever asks says of its own trace, if anything */
    static TraceSpan answering(String name, @Nullable String parent) {
        return begun(name, SpanKind.SERVER, parent);
    }

    /** Where this thread is in a trace, as {@code traceparent} has it (W3C Trace Context). */
    public static Optional<String> here() {
        return tracer == null
                ? Optional.empty()
                : Optional.of(Span.current().getSpanContext())
                        .filter(SpanContext::isValid)
                        .map(TraceParent::of);
    }

    private static TraceSpan part(String name, SpanKind kind) {
        Tracer on = tracer;
        return on == null || !Span.current().getSpanContext().isValid()
                ? NONE
                : begun(on, name, kind, Context.current());
    }

    private static TraceSpan begun(String name, SpanKind kind, @Nullable String parent) {
        Tracer on = tracer;
        return on == null ? NONE : begun(on, name, kind, TraceParent.context(parent));
    }

    @SuppressWarnings("MustBeClosedChecker") // it is closed with what is returned
    private static TraceSpan begun(Tracer on, String name, SpanKind kind, Context parent) {
        Span span = on.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
        return new TraceSpan(span, parent.with(span).makeCurrent());
    }

    /** What tells it from others: an id or a word of a closed list of ours. */
    public TraceSpan with(String name, String word) {
        if (span != null) {
            span.setAttribute(name, word);
        }
        return this;
    }

    /** A number that belongs to it; money in micro-dollars. */
    public TraceSpan with(String name, long number) {
        if (span != null) {
            span.setAttribute(name, number);
        }
        return this;
    }

    /** It came to nothing, and whoever looks at it should see that at once. */
    public TraceSpan failed() {
        if (span != null) {
            span.setStatus(StatusCode.ERROR);
        }
        return this;
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
        }
        if (span != null) {
            span.end();
        }
    }
}

package org.multichat.operation.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceSpanTest {

    private static final String FOREIGN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final List<SpanData> collected = new ArrayList<>();
    private final SdkTracerProvider traces = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Collecting()))
            .build();

    @AfterEach
    void off() {
        TraceSpan.recordWith(null);
        traces.close();
    }

    @Test
    void whatIsOffIsNothingWhateverOthersSend() {
        try (TraceSpan answering = TraceSpan.answering("POST /v1/x", FOREIGN);
                TraceSpan part = TraceSpan.of("part")) {
            assertThat(answering.with("a", "b").failed()).isSameAs(part);
            assertThat(TraceSpan.here()).isEmpty();
        }
    }

    @Test
    void aPartBelongsToTheWorkUnderWay() {
        on();
        try (TraceSpan _ = TraceSpan.continuing("turn", Optional.empty());
                TraceSpan part = TraceSpan.calling("budget-service")) {
            part.with("turn.id", "1").with("cost.micros", 40_000).failed();
        }

        SpanData part = collected.getFirst();
        SpanData turn = collected.getLast();
        assertThat(part.getParentSpanId()).isEqualTo(turn.getSpanId());
        assertThat(part.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(part.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(part.getAttributes().get(AttributeKey.longKey("cost.micros")))
                .isEqualTo(40_000);
        assertThat(TraceSpan.here()).isEmpty();
    }

    /** Whatever is done by the clock, and belongs to nobody's turn, would fill the collector. */
    @Test
    void aPartOfNothingIsNotRecorded() {
        on();
        try (TraceSpan _ = TraceSpan.calling("budget-service");
                TraceSpan _ = TraceSpan.of("settle")) {
            assertThat(TraceSpan.here()).isEmpty();
        }

        assertThat(collected).isEmpty();
    }

    @Test
    void aTraceGoesOnWhereItsParentIsKnown() throws InterruptedException {
        on();
        try (TraceSpan _ = TraceSpan.answering("POST /v1/generations", FOREIGN)) {
            Optional<String> here = TraceSpan.here();
            Thread.ofVirtual()
                    .start(() -> TraceSpan.continuing("generation", here).close())
                    .join();
        }

        assertThat(collected).extracting(SpanData::getTraceId).containsOnly("0af7651916cd43dd8448eb211c80319c");
        assertThat(collected.getFirst().getParentSpanId())
                .isEqualTo(collected.getLast().getSpanId());
        assertThat(collected.getLast().getParentSpanId()).isEqualTo("b7ad6b7169203331");
    }

    @Test
    void whatIsNoParentBeginsATrace() {
        on();
        TraceSpan.answering("GET /v1/offers", "00-nonsense").close();
        TraceSpan.answering("GET /v1/offers", null).close();

        assertThat(collected)
                .allSatisfy(span ->
                        assertThat(span.getParentSpanContext().isValid()).isFalse());
        assertThat(collected).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
    }

    private void on() {
        TraceSpan.recordWith(traces.get("test"));
    }

    private final class Collecting implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            collected.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}

package org.multichat.kit.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.ProblemMapper;

/**
 * A file as the answer to a GET, whole or the one range that was asked for (RFC 9110, section 14). Several ranges at
 * once and units other than bytes are answered with the whole file, as the RFC allows.
 */
public final class FileAnswer {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private FileAnswer() {}

    /** What is answered with, wherever it lies. */
    public interface Source {

        long length();

        /** Some of its bytes, as RESTEasy sends them: a {@link PathPart}, or an {@link InputStream} that is closed. */
        Object part(long first, long count);

        /** The same without its bytes, for a HEAD: nobody would read them, or close what they come from. */
        default Source unread() {
            long length = length();
            return new Source() {
                @Override
                public long length() {
                    return length;
                }

                @Override
                public Object part(long first, long count) {
                    return InputStream.nullInputStream();
                }
            };
        }

        /** A file of this machine, which the system sends without our reading it. */
        static Source of(Path file) {
            return new Source() {
                @Override
                public long length() {
                    return lengthOf(file);
                }

                @Override
                public Object part(long first, long count) {
                    return new PathPart(file, first, count);
                }
            };
        }
    }

    /** The answer with a file of this machine. */
    public static Response.ResponseBuilder of(
            Path file,
            String mediaType,
            String etag,
            @Nullable String range,
            @Nullable String ifRange,
            @Nullable String ifNoneMatch) {
        return of(Source.of(file), mediaType, etag, range, ifRange, ifNoneMatch);
    }

    /**
     * The answer.
     *
     * @param etag a strong tag of the bytes, such as their hash
     * @param range the {@code Range} header, if there was one
     * @param ifRange the {@code If-Range} header: the range counts only for these very bytes
     * @param ifNoneMatch the {@code If-None-Match} header: whoever has these very bytes already gets 304 and none
     */
    public static Response.ResponseBuilder of(
            Source source,
            String mediaType,
            String etag,
            @Nullable String range,
            @Nullable String ifRange,
            @Nullable String ifNoneMatch) {
        String quoted = '"' + etag + '"';
        if (ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(quoted))) {
            return Response.notModified(new EntityTag(etag));
        }
        long length = source.length();
        boolean sameBytes = ifRange == null || ifRange.equals(quoted);
        Matcher asked = ONE_RANGE.matcher(range == null || !sameBytes ? "" : range.replace(" ", ""));
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            return headers(Response.ok(), source, new Part(0, length - 1), mediaType, etag);
        }
        Optional<Part> part = part(asked.group(1), asked.group(2), length);
        if (part.isEmpty()) {
            Problem problem = Problem.of(
                    "range-not-satisfiable", 416, "There are no such bytes", "There are %d.".formatted(length));
            return Response.fromResponse(ProblemMapper.answer(problem)).header("Content-Range", "bytes */" + length);
        }
        return headers(Response.status(206), source, part.get(), mediaType, etag)
                .header(
                        "Content-Range",
                        "bytes %d-%d/%d"
                                .formatted(part.get().first(), part.get().last(), length));
    }

    /** From the first to the last byte, both counted from 0 and included. */
    private record Part(long first, long last) {}

    private static Optional<Part> part(String from, String to, long length) {
        if (from.isEmpty()) {
            long suffix = Math.min(Long.parseLong(to), length);
            return suffix == 0 ? Optional.empty() : Optional.of(new Part(length - suffix, length - 1));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? length - 1 : Math.min(Long.parseLong(to), length - 1);
        return first > last ? Optional.empty() : Optional.of(new Part(first, last));
    }

    private static Response.ResponseBuilder headers(
            Response.ResponseBuilder answer, Source source, Part part, String mediaType, String etag) {
        long count = part.last() - part.first() + 1;
        Object entity = source.part(part.first(), count);
        if (entity instanceof InputStream) {
            // Without it whoever reads could not tell a stream that was cut from one that has ended.
            answer.header(HttpHeaders.CONTENT_LENGTH, count);
        }
        return answer.entity(entity)
                .type(mediaType)
                .tag(new EntityTag(etag))
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static long lengthOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}

package org.multichat.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tasks of a trace are those of a page. */
@NullMarked
class RendererTasksTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void countsTheMainThreadsOfPagesOnly() throws IOException {
        RendererTasks tasks = RendererTasks.read(trace("""
                {"pid":7,"tid":1,"name":"ThreadControllerImpl::RunTask","ph":"X","dur":61000},
                {"pid":7,"tid":1,"name":"thread_name","args":{"name":"CrRendererMain"}},
                {"pid":7,"tid":1,"name":"ThreadControllerImpl::RunTask","ph":"X","dur":50000},
                {"pid":7,"tid":2,"name":"ThreadControllerImpl::RunTask","ph":"X","dur":90000},
                {"pid":8,"tid":1,"name":"ThreadControllerImpl::RunTask","ph":"X","dur":90000},
                {"pid":8,"tid":1,"name":"thread_name","args":{"name":"CrBrowserMain"}},
                {"pid":7,"tid":1,"name":"somethingElse","ph":"X","dur":90000}
                """));

        assertThat(tasks.millis()).containsExactly(61.0, 50.0);
        assertThat(tasks.countOfLong()).isEqualTo(1);
        assertThat(tasks.longest()).isEqualTo(61.0);
    }

    @Test
    void knowsNoLongestOfNone() throws IOException {
        RendererTasks tasks = RendererTasks.read(trace(""));

        assertThat(tasks.countOfLong()).isZero();
        assertThat(tasks.longest()).isNaN();
    }

    private Path trace(String events) throws IOException {
        return Files.writeString(folder.resolve("trace"), "{\"metadata\":{},\"traceEvents\":[" + events + "]}");
    }
}

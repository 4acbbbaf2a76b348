package org.multichat.budget.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayEndsAtMidnightOfItsTimeZone() {
        Instant evening = Instant.parse("2026-05-04T22:30:00Z");

        assertThat(Period.DAY.endOf(evening, UTC)).contains(Instant.parse("2026-05-05T00:00:00Z"));
        assertThat(Period.DAY.endOf(evening, BERLIN)).contains(Instant.parse("2026-05-05T22:00:00Z"));
        assertThat(Period.DAY.startOf(evening, BERLIN)).contains(Instant.parse("2026-05-04T22:00:00Z"));
    }

    @Test
    void theDayOnWhichClocksAreChangedIsLongerOrShorter() {
        Instant spring = Instant.parse("2026-03-29T10:00:00Z");
        Instant autumn = Instant.parse("2026-10-25T10:00:00Z");

        assertThat(Period.DAY.startOf(spring, BERLIN)).contains(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(Period.DAY.endOf(spring, BERLIN)).contains(Instant.parse("2026-03-29T22:00:00Z"));
        assertThat(Period.DAY.startOf(autumn, BERLIN)).contains(Instant.parse("2026-10-24T22:00:00Z"));
        assertThat(Period.DAY.endOf(autumn, BERLIN)).contains(Instant.parse("2026-10-25T23:00:00Z"));
    }

    @Test
    void aDayWithoutMidnightBeginsAtItsFirstMoment() {
        ZoneId beirut = ZoneId.of("Asia/Beirut");
        Instant noon = Instant.parse("2026-03-29T09:00:00Z");

        assertThat(Period.DAY.startOf(noon, beirut)).contains(Instant.parse("2026-03-28T22:00:00Z"));
    }

    @Test
    void aWeekBeginsOnMonday() {
        Instant sunday = Instant.parse("2026-05-10T23:59:59Z");

        assertThat(Period.WEEK.startOf(sunday, UTC)).contains(Instant.parse("2026-05-04T00:00:00Z"));
        assertThat(Period.WEEK.endOf(sunday, UTC)).contains(Instant.parse("2026-05-11T00:00:00Z"));
    }

    @Test
    void aMonthIsAsLongAsItIs() {
        Instant february = Instant.parse("2028-02-29T12:00:00Z");

        assertThat(Period.MONTH.startOf(february, UTC)).contains(Instant.parse("2028-02-01T00:00:00Z"));
        assertThat(Period.MONTH.endOf(february, UTC)).contains(Instant.parse("2028-03-01T00:00:00Z"));
    }

    @Test
    void whatHasNoPeriodNeverEnds() {
        Instant any = Instant.parse("2026-05-04T12:00:00Z");

        assertThat(Period.NONE.endOf(any, UTC)).isEmpty();
        assertThat(RunningPeriod.ENDLESS.isOver(any)).isFalse();
        assertThat(RunningPeriod.ENDLESS.counts(Instant.EPOCH)).isTrue();
    }

    @Test
    void theNextPeriodIsTheOneThatRunsNowHoweverManyHavePassed() {
        RunningPeriod first = RunningPeriod.beginning(Period.DAY, UTC, Instant.parse("2026-05-04T12:00:00Z"));
        Instant monthsLater = Instant.parse("2026-09-01T08:00:00Z");

        assertThat(first.isOver(Instant.parse("2026-05-05T00:00:00Z"))).isTrue();
        RunningPeriod next = first.next(monthsLater);
        assertThat(next.startsAt()).isEqualTo(Instant.parse("2026-09-01T00:00:00Z"));
        assertThat(next.endsAt()).isEqualTo(Instant.parse("2026-09-02T00:00:00Z"));
        assertThat(next.counts(Instant.parse("2026-08-31T23:59:59Z"))).isFalse();
    }
}

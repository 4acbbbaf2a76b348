package org.multichat.budget.reading;

/** What costs are summed up by, each with the columns that say so; nothing of a request becomes SQL. */
enum SummaryBy {
    MODALITY("coalesce(paid.modality, 'OTHER')", "NULL::text", "cost DESC, key", 1_000),
    PROVIDER("coalesce(paid.provider, 'other')", "NULL::text", "cost DESC, key", 1_000),
    /** The day on which the cost arose; a year of them, the latest. */
    DAY("paid.day::text", "NULL::text", "key DESC", 366),
    /** Each modality of each day, the day first; as many days. */
    DAY_MODALITY("paid.day::text || ' ' || coalesce(paid.modality, 'OTHER')", "NULL::text", "key DESC", 366 * 5),
    /** The budget that was reserved from. */
    ACCOUNT("paid.budget_id::text", "max(b.name)", "cost DESC, key", 1_000);

    /** Sums of days are told for a year at most. */
    static final int MOST_DAYS = 366;

    final String key;

    final String name;

    final String order;

    final int most;

    SummaryBy(String key, String name, String order, int most) {
        this.key = key;
        this.name = name;
        this.order = order;
        this.most = most;
    }

    boolean isOfDays() {
        return this == DAY || this == DAY_MODALITY;
    }
}

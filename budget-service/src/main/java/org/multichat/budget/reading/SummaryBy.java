package org.multichat.budget.reading;

/** What costs are summed up by, each with the column that says so; nothing of a request becomes SQL. */
enum SummaryBy {
    MODALITY("coalesce(modality, 'OTHER')", "cost DESC, key"),
    PROVIDER("coalesce(provider, 'other')", "cost DESC, key"),
    /** The day of UTC on which the cost arose. */
    DAY("to_char(resolved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')", "key");

    final String key;

    final String order;

    SummaryBy(String key, String order) {
        this.key = key;
        this.order = order;
    }
}

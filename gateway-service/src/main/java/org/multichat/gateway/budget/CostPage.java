package org.multichat.gateway.budget;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some costs, newest first, and the way to the next ones. */
public record CostPage(List<CostRecord> records, @Nullable String nextCursor) {}

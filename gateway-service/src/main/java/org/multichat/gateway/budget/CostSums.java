package org.multichat.gateway.budget;

import java.util.Map;
import org.multichat.gateway.money.Money;

/** What was spent, by some key, with its sum and how many costs that is. */
public record CostSums(Map<String, Money> byKey, Money total, long count) {}

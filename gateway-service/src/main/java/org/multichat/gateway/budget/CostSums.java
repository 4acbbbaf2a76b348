package org.multichat.gateway.budget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multichat.gateway.money.Money;

/** What was spent, by some key, with its sum and how many costs that is. */
public record CostSums(List<Group> groups, Money total, long count) {

    /** @param count how many costs that is */
    public record Group(String key, Money amount, long count) {}

    public Map<String, Money> byKey() {
        Map<String, Money> byKey = new LinkedHashMap<>();
        groups.forEach(group -> byKey.put(group.key(), group.amount()));
        return byKey;
    }
}

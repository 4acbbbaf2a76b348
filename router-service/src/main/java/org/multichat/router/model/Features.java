package org.multichat.router.model;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was seen in one text: numbers at few of very many places. */
public final class Features {

    private final int[] places;
    private final float[] values;

    private Features(SortedMap<Integer, Float> seen) {
        places = new int[seen.size()];
        values = new float[seen.size()];
        int i = 0;
        for (Map.Entry<Integer, Float> one : seen.entrySet()) {
            places[i] = one.getKey();
            values[i++] = one.getValue();
        }
    }

    public int count() {
        return places.length;
    }

    public int place(int i) {
        return places[i];
    }

    public float value(int i) {
        return values[i];
    }

    @Override
    public String toString() {
        return "%d features from place %s"
                .formatted(places.length, Arrays.stream(places).findFirst());
    }

    /** Collects features; what comes to the same place is counted once. */
    public static final class Builder {

        private final SortedMap<Integer, Float> seen = new TreeMap<>();

        public Builder see(int place, float value) {
            seen.put(place, value);
            return this;
        }

        public Features build() {
            return new Features(seen);
        }
    }
}

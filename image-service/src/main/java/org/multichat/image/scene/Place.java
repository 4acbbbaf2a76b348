package org.multichat.image.scene;

/** Where a scene plays; each is painted by a backdrop of its own. */
public enum Place {
    MEADOW,
    GARDEN,
    PARK,
    FOREST,
    MOUNTAINS,
    SEA,
    BEACH,
    LAKE,
    CITY,
    DESERT,
    SPACE,
    MOON,
    UNDERWATER,
    ROOM,
    TABLE,
    SKY;

    /** Whether there is a sky over it, with its hour and its weather. */
    public boolean isOutdoors() {
        return switch (this) {
            case SPACE, MOON, UNDERWATER, ROOM, TABLE -> false;
            case MEADOW, GARDEN, PARK, FOREST, MOUNTAINS, SEA, BEACH, LAKE, CITY, DESERT, SKY -> true;
        };
    }
}

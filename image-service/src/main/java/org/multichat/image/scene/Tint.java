package org.multichat.image.scene;

/** A colour that was asked for by name. */
public enum Tint {
    RED(0xe02b2b),
    ORANGE(0xf57c14),
    YELLOW(0xfdd22f),
    GOLD(0xe0a91f),
    GREEN(0x35a344),
    TEAL(0x19b5b0),
    BLUE(0x2f6fe0),
    LIGHTBLUE(0x7cc3f5),
    PURPLE(0x8a46c9),
    PINK(0xf58ab8),
    BROWN(0x8a5a33),
    BLACK(0x2b2c31),
    WHITE(0xf5f5f3),
    GREY(0x9aa0a6);

    private final int rgb;

    Tint(int rgb) {
        this.rgb = rgb;
    }

    public int rgb() {
        return rgb;
    }
}
